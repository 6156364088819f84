import type { OpenedContact } from '#contracts';
import { ask, LiveCity, type Client, type Someone } from '#testing/live-city';
import { randomUUID } from 'node:crypto';

// Two whole processes and a database on a busy machine take their time.
jest.setTimeout(30_000);

let city: LiveCity;
let aino: Someone;
beforeAll(async () => {
  city = await LiveCity.start();
  aino = await city.someone('aino', ['official']);
}, 60_000);
afterAll(() => city.stop());

const opening = (more: object = {}) => ({ clientId: randomUUID(), text: 'Hei', language: 'fi', ...more });
const resident = async (): Promise<Client> => {
  const client = await city.connect(city.one);
  expect(await ask<OpenedContact>(client, 'contact.open', opening())).toMatchObject({ ok: true });
  return client;
};
const cases = async () => Number((await city.sql<{ n: string }>('SELECT count(*) AS n FROM case_file'))[0]?.n);
const deep = (levels: number): unknown => {
  let nested: unknown = 1;
  for (let level = 0; level < levels; level += 1) nested = [nested];
  return nested;
};

describe('what cannot be a first word', () => {
  const wrong: [string, unknown[]][] = [
    ['nothing', []],
    ['null', [null]],
    ['words alone', ['Hei']],
    ['two messages', [opening(), opening()]],
    ['an empty text', [opening({ text: '' })]],
    ['white space', [opening({ text: ' \n\u00a0' })]],
    ['10,001 characters', [opening({ text: 'a'.repeat(10_001) })]],
    ['NUL', [opening({ text: 'a\u0000b' })]],
    ['a lone surrogate', [opening({ text: 'a\ud800b' })]],
    ['a number as text', [opening({ text: 7 })]],
    ['an unknown key', [opening({ owner: 'aino' })]],
    ['an unknown language', [opening({ language: 'xx' })]],
    ['no client id', [{ text: 'Hei' }]],
    ['a client id with too few bits', [opening({ clientId: 'abcdefghijklmnop' })]],
    ['a client id of another script', [opening({ clientId: 'ä'.repeat(30) })]],
    ['bytes', [Buffer.from('Hei')]],
    ['bytes as text', [opening({ text: Buffer.from('Hei') })]],
    ['deep JSON', [deep(2_000)]],
    ['deep JSON as text', [opening({ text: deep(2_000) })]],
    ['a prototype', [JSON.parse('{"__proto__":{"text":"Hei"},"constructor":1}')]],
  ];
  it('is answered with a problem; nothing is stored, and the socket goes on', async () => {
    const before = await cases();
    const client = await city.connect(city.one, { auth: { language: 'sv' } });
    const again = await city.connect(city.one, { auth: { language: 'sv' } });
    for (const [at, [name, message]] of wrong.entries()) {
      const answer = await ask(at % 2 === 0 ? client : again, 'contact.open', ...message);
      expect([name, answer]).toMatchObject([name, { ok: false, problem: { status: 400, title: expect.any(String) as string } }]);
      expect(Object.keys(answer.ok ? {} : answer.problem).sort()).toEqual(['code', 'status', 'title']);
    }
    expect(await cases()).toBe(before);
    expect(client.connected && again.connected).toBe(true);
  });

  it('10,000 characters, each of three bytes, are one', async () => {
    const client = await city.connect(city.one);
    expect(await ask(client, 'contact.open', opening({ text: '한'.repeat(10_000) }))).toMatchObject({ ok: true });
    expect(await ask(client, 'contact.open', opening({ text: `a${'\u0001'.repeat(9_999)}` }))).toMatchObject({ ok: true });
  });
});

describe('what somebody may not do', () => {
  it('nobody writes, types or sees before a first word', async () => {
    const client = await city.connect(city.one);
    for (const caseId of [undefined, randomUUID()]) {
      for (const [event, more] of [
        ['message.send', { clientId: randomUUID(), text: 'Hei' }],
        ['typing', {}],
        ['seen', { seq: 1 }],
      ] as const) {
        expect(await ask(client, event, { ...more, ...(caseId ? { caseId } : {}) })).toMatchObject({
          ok: false,
          problem: { status: 401, code: 'resident-key-needed' },
        });
      }
    }
  });

  it('another’s case is answered exactly like one that is not there', async () => {
    const [client] = [await resident(), await resident()];
    const ids = (await city.sql<{ id: string }>('SELECT id FROM case_file')).map(({ id }) => id);
    const answers = [];
    for (const caseId of [ids[0], ids[1], randomUUID()]) {
      answers.push(await ask(client, 'typing', { caseId }));
      answers.push(await ask(client, 'message.send', { caseId, clientId: randomUUID(), text: 'Kenen tämä on?' }));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, problem: { status: 404, code: 'not-found' } });
    expect(await city.sql(`SELECT 1 FROM message WHERE seq > 1`)).toEqual([]);
  });

  it('officials write on their own cases alone', async () => {
    const client = await city.connect(city.one, { auth: { token: aino.token, language: 'en' } });
    const [row] = await city.sql<{ id: string }>('SELECT id FROM case_file LIMIT 1');
    const send = (caseId?: string) => ask(client, 'message.send', { caseId, clientId: randomUUID(), text: 'Hei' });
    expect(await send(row?.id)).toMatchObject({ ok: false });
    expect(await send(randomUUID())).toMatchObject({ ok: false, problem: { status: 404, code: 'not-found' } });
    expect(await send()).toMatchObject({ ok: false, problem: { status: 400 } });
    expect(await send('not an id')).toMatchObject({ ok: false, problem: { status: 400 } });
  });
});

describe('garbage', () => {
  it('is ignored: unknown events, missing acknowledgements, frames of nothing, other namespaces', async () => {
    const client = await resident();
    const raw = client as unknown as { emit(event: string, ...message: unknown[]): void; io: { engine: { write(data: string): void } } };
    raw.emit('case.assign', { to: 'aino' });
    raw.emit('message.send');
    raw.emit('message.send', { clientId: randomUUID(), text: 'Ilman kuittausta.' });
    raw.emit('contact.open', () => undefined, 1);
    raw.emit('typing', Buffer.alloc(1_000), deep(500));
    expect(await ask(client, 'typing', {})).toEqual({ ok: true, data: null });
    for (const frame of ['4', '2/live,["message.send"', '2/live,{"a":1}', '51-/live,["typing",{"_placeholder":true,"num":7}]', 'xyz'])
      (await resident().then((each) => each as unknown as typeof raw)).io.engine.write(frame);
    expect(await ask(await resident(), 'typing', {})).toEqual({ ok: true, data: null });
    expect(await city.sql(`SELECT 1 FROM message WHERE seq = 2`)).toHaveLength(1);
  });

  it('larger than anything that is ever written ends the connection, not the server', async () => {
    const client = await resident();
    const closed = new Promise<string>((resolve) => void client.once('disconnect', resolve));
    (client as unknown as { emit(event: string, message: unknown): void }).emit('typing', 'a'.repeat(100_000));
    expect(await closed).toBe('transport close');
    expect(await ask(await resident(), 'typing', {})).toEqual({ ok: true, data: null });
  });

  it('in masses is told to slow down', async () => {
    const client = await resident();
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(client, 'typing', {})));
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(20);
    expect(refused[0]).toMatchObject({ problem: { status: 429, code: 'too-many-requests' } });
  });
});

describe('throttling', () => {
  it('counts first words by caller, sockets and requests together, whatever a header says', async () => {
    const small = await LiveCity.start({ CONTACTS_PER_MINUTE: '3' });
    try {
      const client = (process: typeof small.one, address: string) =>
        small.connect(process, { headers: { origin: 'http://127.0.0.1:3999', 'x-forwarded-for': address } });
      for (const [at, process] of [small.one, small.other, small.one].entries())
        expect(await ask(await client(process, `203.0.113.${at}`), 'contact.open', opening())).toMatchObject({ ok: true });
      expect(await ask(await client(small.other, '203.0.113.9'), 'contact.open', opening())).toMatchObject({
        ok: false,
        problem: { status: 429, code: 'too-many-requests' },
      });
      expect((await small.rest(undefined, 'POST', '/contacts', { channel: 'chat', text: 'Hei' })).status).toBe(429);
    } finally {
      await small.stop();
    }
  }, 90_000);
});
