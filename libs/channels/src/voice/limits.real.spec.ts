import { UnitOfWork } from '#platform/database';
import { PhoneOutbox } from '#telephony';
import { startTestApi, type TestApi } from '#testing/api';
import { PHONE_LINE, webhook, type Fields } from '#testing/webhooks';
import { Endings } from './calls/endings.service.js';

/** What a forged caller id can do: to the number it names, and to the cases of that number. */
let api: TestApi;
let anna = '';
let count = 0;
beforeAll(async () => {
  api = await startTestApi(PHONE_LINE);
  await api.person('aino', ['official']);
  await api.person('pormestari', ['mayor']);
}, 60_000);
afterAll(() => api.close());
beforeEach(() => {
  anna = `+35840${2_345_678 + (count += 1)}`;
});

const sid = (kind: string) => `${kind}${(count += 1).toString(16).padStart(32, '0')}`;
const started = (From: string, CallSid = sid('CA')): Fields => ({
  CallSid,
  From,
  To: PHONE_LINE.PHONE_NUMBER,
  CallStatus: 'ringing',
  Direction: 'inbound',
});
const calls = (number: string) => api.sql('SELECT id, case_id FROM phone_call WHERE number = $1 ORDER BY started_at, id', [number]);

async function rings(from = anna): Promise<string> {
  const fields = started(from);
  await webhook(api, '/voice/incoming', fields);
  const [row] = await api.sql('SELECT id FROM phone_call WHERE provider_id = $1', [fields['CallSid']]);
  return row!['id'] as string;
}
const asks = async (call: string, route: string, digits?: string) =>
  (
    await webhook(api, `/voice/${route}?call=${call}`, {
      CallSid: `CA${'0'.repeat(32)}`,
      ...(digits === undefined ? {} : { Digits: digits }),
    })
  ).body;
const hangsUp = async (call: string) => {
  const endings = api.app.get(Endings, { strict: false });
  await endings.over(call);
  await endings.close(call);
};
const texts = (purpose: string, to = anna) =>
  api.sql('SELECT id, text, state, refusal FROM phone_delivery WHERE to_number = $1 AND purpose = $2 ORDER BY ordinal', [to, purpose]);
/** As if everything of this number had happened so much earlier. */
const earlier = async (interval: string) => {
  await api.sql(
    `UPDATE phone_code SET created_at = created_at - $2::interval WHERE call_id IN (SELECT id FROM phone_call WHERE number = $1)`,
    [anna, interval],
  );
  await api.sql(`UPDATE phone_call SET started_at = started_at - $2::interval WHERE number = $1`, [anna, interval]);
  await api.sql(`UPDATE phone_delivery SET created_at = created_at - $2::interval WHERE to_number = $1`, [anna, interval]);
};
const codeIn = (text: unknown) => /\d{6}/.exec(String(text))![0];

describe('codes', () => {
  it('three an hour and ten a day go to a number, however many calls ask at once; what is said stays the same', async () => {
    await rings();
    const made = [];
    for (let n = 0; n < 6; n += 1) made.push(await rings());
    const answers = await Promise.all(made.map((call) => asks(call, 'code', '2')));
    expect(new Set(answers.map((answer) => answer.replaceAll(/call=[0-9a-f-]+/g, '')))).toHaveProperty('size', 1);
    expect(await texts('join_code')).toHaveLength(3);
    for (let n = 0; n < 3; n += 1) {
      await earlier('2 hours');
      for (let call = 0; call < 4; call += 1) await asks(await rings(), 'code', '2');
    }
    expect(await texts('join_code')).toHaveLength(10);
  });

  it('ten wrong tries a day: then the right one is wrong too, and none is sent, in the same words', async () => {
    await rings();
    const said = new Set<string>();
    for (let n = 0; n < 2; n += 1) {
      const call = await rings();
      await asks(call, 'code', '2');
      for (let tries = 0; tries < 5; tries += 1) await asks(call, 'code', '000000');
    }
    const last = await rings();
    await asks(last, 'code', '2');
    expect(await texts('join_code')).toHaveLength(2);
    for (let tries = 0; tries < 4; tries += 1) said.add((await asks(last, 'code', '000000')).replaceAll(/call=[0-9a-f-]+/g, ''));
    expect([...said]).toEqual([expect.stringContaining('<Gather')]);
  });

  it('a code that was sent before the tenth wrong try is no longer right after it', async () => {
    await rings();
    const [first, second, third] = [await rings(), await rings(), await rings()];
    for (const call of [first, second, third]) await asks(call, 'code', '2');
    const code = codeIn((await texts('join_code')).at(-1)!['text']);
    for (const call of [first, second]) for (let tries = 0; tries < 5; tries += 1) await asks(call, 'code', '000000');
    await asks(third, 'code', code);
    expect(await api.sql('SELECT used_at FROM phone_code WHERE call_id = $1', [third])).toEqual([{ used_at: null }]);
  });

  it('is readable until it was sent, and no longer', async () => {
    await rings();
    await asks(await rings(), 'code', '2');
    const [sent] = await texts('join_code');
    expect(codeIn(sent!['text'])).toHaveLength(6);
    await api.sql(`UPDATE phone_delivery SET state = 'sent', provider_id = $2 WHERE id = $1`, [sent!['id'], sid('SM')]);
    expect((await texts('join_code'))[0]!['text']).toBeNull();
  });
});

describe('the tracking code by text', () => {
  it('is not sent to who hung up before they pressed or said anything', async () => {
    await hangsUp(await rings());
    expect(await texts('tracking_code')).toEqual([]);
    const call = await rings();
    await asks(call, 'language', '1');
    await hangsUp(call);
    expect(await texts('tracking_code')).toHaveLength(1);
  });

  it('goes to a number once in ten minutes, however many calls end at once; who gets none hears it', async () => {
    const made = [];
    for (let n = 0; n < 5; n += 1) made.push(await rings());
    for (const call of made) await asks(call, 'enter');
    await Promise.all(made.map(hangsUp));
    expect(await texts('tracking_code')).toHaveLength(1);
    const late = await rings();
    await asks(late, 'enter');
    expect(await asks(late, 'callback', '1')).toMatch(/koodi.*[0-9A-Z], [0-9A-Z], /is);
    await hangsUp(late);
    await earlier('11 minutes');
    const next = await rings();
    await asks(next, 'enter');
    await hangsUp(next);
    expect(await texts('tracking_code')).toHaveLength(2);
  });
});

describe('a number that a hidden caller keys in', () => {
  const keysIn = async (number: string) => {
    const call = await rings('anonymous');
    await asks(call, 'enter');
    const answer = await asks(call, 'callback', number);
    await hangsUp(call);
    return { call, answer };
  };

  it('is called, and never written to', async () => {
    const { call, answer } = await keysIn(`0${anna.slice(4)}`);
    expect(await api.sql('SELECT number, keyed_in, promised_by IS NOT NULL AS promised FROM phone_call WHERE id = $1', [call])).toEqual([
      { number: anna, keyed_in: true, promised: true },
    ]);
    expect(answer).toMatch(/koodi.*[0-9A-Z], [0-9A-Z], /is);
    expect(await texts('tracking_code')).toEqual([]);
  });

  it.each(['0012025550123', '0085212345678', '00881612345678', '0600123456'])('%s is none that the city calls', async (number) => {
    const { call, answer } = await keysIn(number);
    expect(answer).toContain('<Record');
    expect(await api.sql('SELECT number FROM phone_call WHERE id = $1', [call])).toEqual([{ number: null }]);
  });
});

it('calls and texts to where the city does not call are stored as refused', async () => {
  const outbox = api.app.get(PhoneOutbox, { strict: false });
  const from = PHONE_LINE.PHONE_NUMBER;
  const ids = await api.app
    .get(UnitOfWork, { strict: false })
    .run(async (tx) => [
      await outbox.store(tx, { kind: 'call', purpose: 'callback', to: '+12025550123', from, scriptPath: '/voice/x', ringSeconds: 20 }),
      await outbox.store(tx, { kind: 'sms', purpose: 'emergency', to: '+881612345678', from, text: '112' }),
      await outbox.store(tx, { kind: 'sms', purpose: 'receipt', to: '+358999', from, text: 'Hei' }),
      await outbox.store(tx, { kind: 'sms', purpose: 'receipt', to: '+46701234567', from, text: 'Hej' }),
    ]);
  const found = await Promise.all(ids.map((id) => outbox.find(id)));
  expect(found.map((each) => [each?.state, each?.refusal, each?.text])).toEqual([
    ['refused', 'not-permitted', null],
    ['refused', 'not-permitted', null],
    ['refused', 'invalid-number', null],
    ['stored', null, 'Hej'],
  ]);
});

describe('many calls', () => {
  it('ten an hour from one number open cases, however many come at once; the others are told why, and are not opened later', async () => {
    const fields = Array.from({ length: 14 }, () => started(anna));
    const answers = await Promise.all(fields.map((each) => webhook(api, '/voice/incoming', each)));
    expect(await calls(anna)).toHaveLength(10);
    const refused = answers.filter(({ body }) => body.includes('liian monta puhelua'));
    expect(refused).toHaveLength(4);
    expect(refused[0]!.body).toMatch(/för många samtal.*too many calls.*<Hangup/s);
    expect(
      await api.sql('SELECT count(*)::int AS n FROM phone_incoming WHERE provider_id = ANY ($1)', [fields.map((each) => each['CallSid'])]),
    ).toEqual([{ n: 4 }]);
    for (const each of fields) await webhook(api, '/voice/incoming', each);
    expect(await calls(anna)).toHaveLength(10);
    await earlier('61 minutes');
    await rings();
    expect(await calls(anna)).toHaveLength(11);
  });

  it('hidden numbers are not counted together', async () => {
    for (let n = 0; n < 12; n += 1) await rings('anonymous');
  });
});
