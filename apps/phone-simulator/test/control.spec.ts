import { request } from 'node:http';
import { openStage, LINE, RESIDENT } from './stage.js';
import { response, say } from './toy-line.js';

const ONE = '+358401111111';
type Opened = Awaited<ReturnType<typeof openStage>>;
interface Shown {
  readonly number: string;
  readonly ringing: string | null;
  readonly call: { isOver: boolean; heard: { words: string }[] } | null;
  readonly texts: { body: string }[];
}

describe('the control plane', () => {
  let stage: Opened;
  beforeEach(async () => {
    stage = await openStage({ handsets: [{ number: RESIDENT, name: 'Asukas' }] });
    stage.program
      .on('/voice', () => response(`<Gather numDigits="1" input="dtmf speech" action="/next">${say('Valitse.')}</Gather>`))
      .on('/next', ({ Digits, SpeechResult }) => response(say(`Sait: ${Digits ?? SpeechResult}`), '<Pause length="60"/>'))
      .on('/sms', () => response('<Message>Kiitos.</Message>'))
      .on('/status/line', () => null);
  });
  afterEach(() => stage.close());

  const act = async (name: string, given: unknown): Promise<{ status: number; refusal?: string }> => {
    const answer = await fetch(`${stage.simulator.url}/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    const text = await answer.text();
    return { status: answer.status, ...(text !== '' && (JSON.parse(text) as { refusal?: string })) };
  };
  const shown = async (number: string): Promise<Shown> => {
    const state = (await (await fetch(`${stage.simulator.url}/control/state`)).json()) as { handsets: Shown[] };
    return state.handsets.find((handset) => handset.number === number)!;
  };

  it('dials, presses, says, hangs up, and shows what is heard', async () => {
    expect(await act('dial', { number: RESIDENT })).toEqual({ status: 204 });
    expect(await act('dial', { number: RESIDENT })).toMatchObject({ status: 409, refusal: 'in-a-call' });
    await act('clock', { seconds: 1 });
    expect(await act('press', { number: RESIDENT, keys: '2' })).toEqual({ status: 204 });
    await act('clock', { seconds: 1 });
    expect((await shown(RESIDENT)).call?.heard.map(({ words }) => words)).toEqual(['Valitse.', 'Sait: 2']);
    expect(await act('hang-up', { number: RESIDENT })).toEqual({ status: 204 });
    expect((await shown(RESIDENT)).call?.isOver).toBe(true);
    expect(await act('say', { number: RESIDENT, words: 'Hei' })).toMatchObject({ status: 409, refusal: 'not-in-a-call' });
  });

  it('answers and rejects what rings', async () => {
    expect(await shown(ONE)).toBeUndefined();
    expect(await act('answer', { number: ONE })).toMatchObject({ status: 409, refusal: 'does-not-ring' });
    expect(await shown(ONE)).toBeUndefined();
    const place = () => stage.rest.post('Calls.json', { To: ONE, From: LINE, Url: `${stage.program.url}/voice` });
    await place();
    await act('clock', { seconds: 1 });
    expect((await shown(ONE)).ringing).toBe(LINE);
    expect(await act('reject', { number: ONE })).toEqual({ status: 204 });
    await place();
    await act('clock', { seconds: 1 });
    expect(await act('answer', { number: ONE })).toEqual({ status: 204 });
    await act('clock', { seconds: 1 });
    expect((await shown(ONE)).call?.heard.map(({ words }) => words)).toEqual(['Valitse.']);
  });

  it('writes, and has an inbox', async () => {
    expect(await act('text', { number: RESIDENT, body: 'Hei' })).toEqual({ status: 204 });
    await act('clock', { seconds: 3 });
    expect((await shown(RESIDENT)).texts.map(({ body }) => body)).toEqual(['Kiitos.']);
    expect(await act('text', { number: RESIDENT, to: ONE, body: 'Hei' })).toMatchObject({ status: 409, refusal: 'no-such-number' });
  });

  it('adds, changes and removes telephones', async () => {
    expect(await act('handset', { number: ONE, name: 'Aino', behaviour: { voice: 'busy' } })).toEqual({ status: 204 });
    expect(await shown(ONE)).toMatchObject({ name: 'Aino', behaviour: { voice: 'busy', texts: 'mobile' } });
    expect(await act('remove-handset', { number: ONE })).toEqual({ status: 204 });
    expect(await shown(ONE)).toBeUndefined();
    expect(await act('remove-handset', { number: ONE })).toMatchObject({ status: 409, refusal: 'no-such-number' });
  });

  it.each<[string, unknown]>([
    ['dial', { number: RESIDENT, extra: 1 }],
    ['dial', {}],
    ['dial', null],
    ['press', { number: RESIDENT, keys: 'a' }],
    ['press', { number: RESIDENT, keys: '1'.repeat(33) }],
    ['say', { number: RESIDENT, words: '  ' }],
    ['say', { number: RESIDENT, words: 'a'.repeat(1_001) }],
    ['text', { number: RESIDENT, body: 'a'.repeat(1_601) }],
    ['handset', { number: '112' }],
    ['handset', { number: ONE, behaviour: { voice: 'sings' } }],
    ['chaos', { drop: 2 }],
    ['chaos', { nothing: 1 }],
    ['clock', { seconds: -1 }],
  ])('%#: %s, given wrongly, is not understood', async (name, given) => {
    expect(await act(name, given)).toMatchObject({ status: 400, refusal: 'not-understood' });
  });

  it.each([
    ['another host', { host: 'phones.example.com' }],
    ['another page', { origin: 'https://example.com' }],
    ['another page of this machine', { origin: 'http://127.0.0.1:1' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is a stranger, to the acts and to the page', async (_name, headers) => {
    for (const path of ['/control/state', '/']) {
      const status = await new Promise((resolve, reject) =>
        request(stage.simulator.url + path, { headers }, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end(),
      );
      expect(status).toBe(403);
    }
  });

  it('tells what happens, from where one left off', async () => {
    const over = new AbortController();
    const read = async (after: number, enough: (text: string) => boolean): Promise<string> => {
      const answer = await fetch(`${stage.simulator.url}/control/trace`, {
        headers: { 'last-event-id': String(after) },
        signal: over.signal,
      });
      let text = '';
      for await (const chunk of answer.body!) if (enough((text += Buffer.from(chunk).toString('utf8')))) break;
      return text;
    };
    const reading = read(0, (text) => text.includes('"verb":"Gather"'));
    await act('dial', { number: RESIDENT });
    await act('clock', { seconds: 1 });
    const ids = [...(await reading).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    await act('hang-up', { number: RESIDENT });
    const rest = await read(ids.at(-1)!, (text) => text.includes('id: '));
    expect(/^id: (\d+)$/m.exec(rest)?.[1]).toBe(String(ids.at(-1)! + 1));
    over.abort();
  });

  it('serves its page under a strict policy', async () => {
    const page = await fetch(stage.simulator.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    for (const [, file] of (await page.text()).matchAll(/(?:href|src)="([\w.]+\.(?:css|js))"/g))
      expect((await fetch(`${stage.simulator.url}/${file}`)).status).toBe(200);
    expect((await fetch(`${stage.simulator.url}/../src/main.ts`)).status).toBe(404);
  });
});
