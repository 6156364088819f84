import { UnitOfWork } from '#platform/database';
import { Metrics } from '#platform/metrics';
import { City } from '#testing/city';
import { Module } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { FakeTelephony } from '../fake/fake-telephony.js';
import { NumberKeys } from '../numbers/number-keys.js';
import { OptOutStore } from '../persistence/opt-out.store.js';
import { SightingStore } from '../persistence/sighting.store.js';
import { Telephony } from '../telephony.js';
import type { NewCall, NewText } from './delivery.js';
import { PhoneOutboxModule, PhoneWorkerModule } from './phone-outbox.module.js';
import { PhoneOutbox } from './phone-outbox.service.js';
import { PhoneSender } from './phone-sender.service.js';
import { UnsentWatch } from './unsent-watch.service.js';

const LINE = '+358931000000';
const AINO = '+358401111111';
const EERO = '+358402222222';

/** What is at the provider is played by one fake line that keeps the time of the database. */
let time = 0;
const line = new FakeTelephony({ now: () => time });
@Module({ providers: [{ provide: Telephony, useFactory: () => line }], exports: [Telephony] })
class Line {}

const worker = () => PhoneWorkerModule.forRoot({ publicBaseUrl: 'https://linja.example.org', callsPerSecond: 2, everyMs: null });

let city: City;
let outbox: PhoneOutbox;
let sender: PhoneSender;
beforeAll(async () => {
  city = await City.start({ modules: () => [{ module: Line, global: true }, PhoneOutboxModule, worker()] });
  outbox = city.app.get(PhoneOutbox);
  sender = city.app.get(PhoneSender);
}, 60_000);
afterAll(() => city.stop());
beforeEach(async () => {
  await city.sql('TRUNCATE phone_delivery, phone_opt_out CASCADE');
  await city.sql('UPDATE phone_line SET last_call_at = NULL');
  for (const part of [line.phones.calls, line.phones.messages]) part.clear();
  line.phones.told.length = 0;
  line.asked.length = 0;
  await pass(3_600_000);
});
afterEach(() => jest.restoreAllMocks());

async function pass(ms: number): Promise<void> {
  await city.clock.advance(ms);
  time = await city.clock.now();
}
const store = (...deliveries: (NewCall | NewText)[]) =>
  city.app.get(UnitOfWork).run(async (tx) => {
    const ids: string[] = [];
    for (const delivery of deliveries) ids.push(await outbox.store(tx, delivery));
    return ids;
  });
const text = (words: string, more: Partial<NewText> = {}): NewText => ({
  ...{ kind: 'sms', purpose: 'message', to: AINO, from: LINE, text: words },
  ...more,
});
const ring = (more: Partial<NewCall> = {}): NewCall => {
  const id = randomUUID();
  return { id, kind: 'call', purpose: 'ring', to: AINO, from: LINE, scriptPath: `/voice/ring?leg=${id}`, ringSeconds: 20, ...more };
};
const texts = () => [...line.phones.messages.values()].map((message) => message.text);
const calls = () => [...line.phones.calls.values()];
const found = async (id: string) => (await outbox.find(id))!;
const asked = (request: string) => line.asked.filter((each) => each.request === request).length;

it('stored, sent, marked; reports come to the address that was given', async () => {
  const [id] = await store(text('Hei', { kind: 'whatsapp' }));
  expect(await found(id!)).toMatchObject({ state: 'stored', attempts: 0 });
  expect(await sender.step()).toBe(1);
  expect(await found(id!)).toMatchObject({ state: 'sent', attempts: 1, guessed: false, endedAt: null });
  const [sent] = line.asked;
  expect(sent).toMatchObject({
    request: 'sendMessage',
    with: [
      {
        channel: 'whatsapp',
        to: AINO,
        from: LINE,
        text: 'Hei',
        statusUrl: `https://linja.example.org/webhooks/twilio/sms/status?delivery=${id}`,
      },
    ],
  });
  expect(await sender.step()).toBe(0);
});

it('what is not committed is not sent', async () => {
  const fails = city.app.get(UnitOfWork).run(async (tx) => {
    await outbox.store(tx, text('Hei'));
    throw new Error('rolled back');
  });
  await expect(fails).rejects.toThrow('rolled back');
  expect(await sender.step()).toBe(0);
});

it('a part of a message is stored once for each purpose', async () => {
  const { caseId } = await city.contact();
  const [message] = await city.sql<{ id: string }>('SELECT id FROM message WHERE case_id = $1', [caseId]);
  const part = (words: string, more: Partial<NewText> = {}) => text(words, { caseId, messageId: message!.id, ...more });
  const ids = await store(
    part('1/2', { part: 1 }),
    part('2/2', { part: 2 }),
    part('1/2', { part: 1 }),
    part('kuitti', { purpose: 'receipt' }),
  );
  expect(ids[2]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
  await sender.step();
  expect(texts()).toEqual(['1/2', '2/2', 'kuitti']);
  expect((await outbox.ofCase(caseId)).map(({ state, part: n }) => `${state} ${n}`).sort()).toEqual(['sent 1', 'sent 1', 'sent 2']);
});

describe('an answer that is lost', () => {
  it('of a text: found by listing, not sent again', async () => {
    line.loseNextAnswer('sendMessage');
    const [id] = await store(text('Hei\n  sinä '));
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'unknown', providerId: null });
    await pass(1_000);
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'sent', guessed: true, sentTwice: 0 });
    expect(asked('sendMessage')).toBe(1);
  });

  it('of a text that did not go out: sent again after a minute', async () => {
    line.refuseNext('sendMessage', 'unknown-outcome');
    const [id] = await store(text('Hei'));
    await sender.step();
    for (let n = 0; n < 11; n += 1) {
      await pass(5_000);
      await sender.step();
      expect(texts()).toEqual([]);
    }
    await pass(5_000);
    await sender.step();
    await pass(2_000);
    await sender.step();
    expect(texts()).toEqual(['Hei']);
    expect(await found(id!)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('of a ring that was not placed: its moment has passed', async () => {
    line.refuseNext('placeCall', 'unknown-outcome');
    const [id] = await store(ring());
    await sender.step();
    await pass(61_000);
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'cancelled' });
    expect(calls()).toEqual([]);
  });

  it('a report is enough to know that it went out', async () => {
    line.loseNextAnswer('placeCall');
    const [id] = await store(ring());
    await sender.step();
    const [told] = line.phones.told;
    if (!told || !('progress' in told)) throw new Error('nothing was told');
    expect(await outbox.progress(id!, told.progress)).toMatchObject({ changed: true, delivery: { state: 'sent', guessed: false } });
    await pass(70_000);
    await sender.step();
    expect(asked('listCalls')).toBe(0);
  });

  it('of two that look the same: one each', async () => {
    line.loseNextAnswer('sendMessage');
    line.loseNextAnswer('sendMessage');
    const ids = await store(text('Sama'), text('Sama'));
    await sender.step();
    await pass(1_000);
    await sender.step();
    const both = await Promise.all(ids.map(found));
    expect(both.map(({ state, sentTwice }) => [state, sentTwice])).toEqual([
      ['sent', 0],
      ['sent', 0],
    ]);
    expect(new Set(both.map(({ providerId }) => providerId)).size).toBe(2);
  });

  it('another delivery’s text is never taken for it', async () => {
    await store(text('Sama'));
    await sender.step();
    line.refuseNext('sendMessage', 'unknown-outcome');
    const [id] = await store(text('Sama'));
    await sender.step();
    await pass(1_000);
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'unknown', providerId: null });
  });
});

describe('a crash', () => {
  it('before sending: found absent, sent again', async () => {
    const crash = jest.spyOn(line, 'sendMessage').mockImplementationOnce(() => new Promise(() => undefined));
    const [id] = await store(text('Hei'));
    void sender.step();
    while (crash.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await found(id!)).toMatchObject({ state: 'sending' });
    await pass(19_000);
    expect(await sender.step()).toBe(0);
    for (const ms of [1_000, 40_000, 2_000]) {
      await pass(ms);
      await sender.step();
    }
    expect(texts()).toEqual(['Hei']);
    expect(await found(id!)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('between sending and marking: found, not sent again', async () => {
    jest.spyOn(city.app.get(SightingStore), 'sent').mockRejectedValueOnce(new Error('killed here'));
    const [id] = await store(text('Hei'));
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'sending', providerId: null });
    await pass(20_000);
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(texts()).toEqual(['Hei']);
  });
});

describe('what went out twice', () => {
  it('is counted, and a second call is ended', async () => {
    line.loseNextAnswer('placeCall');
    const [id] = await store(ring());
    await sender.step();
    const [first] = calls();
    await pass(100);
    line.phones.ring({ to: AINO, from: LINE, scriptUrl: 'x', statusUrl: 'x' });
    await pass(1_000);
    await sender.step();
    await sender.step();
    expect(await found(id!)).toMatchObject({ state: 'sent', providerId: first!.id, sentTwice: 1 });
    expect(calls().map(({ state }) => state)).toEqual(['ringing', 'cancelled']);
    expect((await city.app.get(Metrics).render()).body).toContain('batline_phone_sent_twice_total{kind="call"} 1');
    await pass(2_000);
    await sender.step();
    expect(asked('endCall')).toBe(1);
  });

  it('a sender that was thought dead and sends late: counted once, however often it is reported', async () => {
    const release = line.holdNext('sendMessage');
    const [id] = await store(text('Hei'));
    const slow = sender.step();
    while (asked('sendMessage') === 0) await new Promise((resolve) => setImmediate(resolve));
    for (const ms of [61_000, 2_000]) {
      await pass(ms);
      await sender.step();
    }
    expect(texts()).toEqual(['Hei']);
    release();
    await slow;
    const [first, second] = [...line.phones.messages.keys()];
    for (let n = 0; n < 3; n += 1)
      for (const messageId of [second!, first!]) await outbox.progress(id!, { messageId, state: 'delivered', refusal: null, code: null });
    expect(await found(id!)).toMatchObject({ providerId: first, sentTwice: 1, progress: 'delivered' });
  });

  it('what was guessed gives way to what is said', async () => {
    line.loseNextAnswer('placeCall');
    const [a] = await store(ring());
    await sender.step();
    const truth = calls()[0]!.id;
    line.phones.calls.clear();
    const other = line.phones.ring({ to: AINO, from: LINE, scriptUrl: 'x', statusUrl: 'x' });
    await pass(1_000);
    await sender.step();
    expect(await found(a!)).toMatchObject({ providerId: other.id, guessed: true });
    const [b] = await store(ring({ to: EERO }));
    const report = (callId: string) => ({ callId, state: 'ringing' as const, sequence: 1, at: time, durationSeconds: null });
    await outbox.progress(b!, report(other.id));
    expect(await found(a!)).toMatchObject({ state: 'unknown', providerId: null });
    await outbox.progress(a!, report(truth));
    expect(await found(a!)).toMatchObject({ state: 'sent', providerId: truth, guessed: false, sentTwice: 0 });
    expect(await found(b!)).toMatchObject({ state: 'sent', providerId: other.id });
  });
});

describe('calls', () => {
  it('keep the pace, oldest first', async () => {
    await store(...Array.from({ length: 5 }, (_, n) => ring({ to: `+35840111111${n}` })));
    for (let n = 0; n < 8; n += 1) {
      await sender.step();
      await sender.step();
      expect(calls()).toHaveLength(Math.min(5, Math.floor(n / 2) + 1));
      await pass(250);
    }
    expect(calls().map(({ to }) => to?.at(-1))).toEqual(['0', '1', '2', '3']);
    await sender.step();
    expect(calls()).toHaveLength(5);
  });

  it('texts do not wait for them', async () => {
    await store(ring(), ring(), text('Hei'));
    await sender.step();
    expect([calls().length, texts()]).toEqual([1, ['Hei']]);
  });

  it('that come too late are not placed', async () => {
    const [a, b] = await store(ring(), ring({ giveUpAt: time + 400 }));
    await sender.step();
    await pass(500);
    await sender.step();
    expect([(await found(a!)).state, (await found(b!)).state]).toEqual(['sent', 'cancelled']);
    expect(calls()).toHaveLength(1);
  });

  it('cancelled before they are placed are not; placed ones are ended, again until it is confirmed', async () => {
    const [placed] = await store(ring());
    await sender.step();
    const [never] = await store(ring());
    const cancel = (id: string) => city.app.get(UnitOfWork).run((tx) => outbox.cancel(tx, id));
    expect([await cancel(never!), await cancel(never!), await cancel(placed!), await cancel(placed!)]).toEqual([true, false, true, false]);
    line.refuseNext('endCall', 'provider-error');
    await sender.step();
    expect((await found(placed!)).endedAt).toBeNull();
    await pass(2_001);
    await sender.step();
    expect((await found(placed!)).endedAt).not.toBeNull();
    expect((await found(never!)).state).toBe('cancelled');
    expect(calls().map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('cancelled while it is being placed, and its answer is lost: ended once it is found', async () => {
    line.loseNextAnswer('placeCall');
    const [id] = await store(ring());
    await sender.step();
    await city.app.get(UnitOfWork).run((tx) => outbox.cancel(tx, id!));
    for (const ms of [1_000, 2_001]) {
      await pass(ms);
      await sender.step();
    }
    expect(calls().map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('whose end was never told is asked after', async () => {
    const [id] = await store(ring());
    await sender.step();
    line.phones.answer(calls()[0]!.id);
    await pass(30_000);
    line.phones.hangUp(calls()[0]!.id);
    await sender.step();
    expect((await found(id!)).endedAt).toBeNull();
    await pass(60_000);
    await sender.step();
    expect(await found(id!)).toMatchObject({ progress: 'completed', seconds: 30 });
    expect((await found(id!)).endedAt).not.toBeNull();
  });
});

it('two senders at once: everything goes out once', async () => {
  const other = await City.start({
    database: city.database,
    modules: () => [{ module: Line, global: true }, PhoneOutboxModule, worker()],
  });
  await store(...Array.from({ length: 120 }, (_, n) => text(`${n}`, { to: `+3584011111${(n % 40) + 10}` })));
  const second = other.app.get(PhoneSender);
  while ((await Promise.all([sender.step(), second.step(), sender.step(), second.step()])).some((done) => done > 0));
  expect(texts().sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 120 }, (_, n) => `${n}`));
  expect(
    await city.sql(`SELECT state, sum(sent_twice)::int AS twice, count(DISTINCT provider_id)::int AS n FROM phone_delivery GROUP BY 1`),
  ).toEqual([{ state: 'sent', twice: 0, n: 120 }]);
  await other.stop();
});

it('whoever wants no texts gets none but the word that it is so', async () => {
  await city.app.get(UnitOfWork).run((tx) => city.app.get(OptOutStore).out(tx, city.app.get(NumberKeys).of(AINO), 'sms'));
  const ids = await store(text('Hei'), text('Et saa enää viestejä.', { purpose: 'stopped' }), text('Hei', { kind: 'whatsapp' }));
  await sender.step();
  expect(texts()).toEqual(['Et saa enää viestejä.', 'Hei']);
  expect(await found(ids[0]!)).toMatchObject({ state: 'refused', refusal: 'blocked-recipient', attempts: 0 });
});

it('a refused number ends it; a refused account is loud, and it goes out once that is mended', async () => {
  const watch = city.app.get(UnsentWatch);
  line.refuseNumber('+358409999999', 'invalid-number');
  line.refuseNext('sendMessage', 'bad-credentials');
  const [waits] = await store(text('Hei'));
  await sender.step();
  const [gone] = await store(text('Hei', { to: '+358409999999' }));
  await sender.step();
  expect(await found(gone!)).toMatchObject({ state: 'refused', refusal: 'invalid-number' });
  await expect(watch.check()).rejects.toThrow('account');
  await pass(30_000);
  await sender.step();
  expect(await found(waits!)).toMatchObject({ state: 'sent', refusal: null });
  await expect(watch.check()).resolves.toBeUndefined();
});

it('what waits for more than a minute is told of', async () => {
  const watch = city.app.get(UnsentWatch);
  await store(text('Hei'));
  await pass(60_000);
  await expect(watch.check()).resolves.toBeUndefined();
  await pass(1_000);
  await expect(watch.check()).rejects.toThrow('wait');
});

describe.each(['join_code', 'proof_code'] as const)('the words of a code (%s)', (purpose) => {
  const code = (giveUpAt: number) => text('Koodi on 123456', { purpose, giveUpAt });

  it('are gone when it was sent; those of a conversation stay', async () => {
    const [id, other] = await store(code(time + 600_000), text('Hei', { to: EERO }));
    await sender.step();
    expect(texts().sort()).toEqual(['Hei', 'Koodi on 123456']);
    expect(await found(id!)).toMatchObject({ state: 'sent', text: null });
    expect(await found(other!)).toMatchObject({ state: 'sent', text: 'Hei' });
  });

  it('are gone when it expires, sent or not, or not known whether; it never goes out without them', async () => {
    const [late, unclear] = await store(code(time + 1_000), code(time + 600_000));
    await city.sql(`UPDATE phone_delivery SET state = 'unknown', attempts = 1, sending_at = created_at WHERE id = $1`, [unclear]);
    await city.sql(`UPDATE phone_delivery SET not_before = batline_now() + interval '1 hour' WHERE id = ANY ($1)`, [[late, unclear]]);
    await pass(601_000);
    await sender.step();
    expect(await found(late!)).toMatchObject({ state: 'cancelled', text: null });
    expect(await found(unclear!)).toMatchObject({ state: 'unknown', text: null });
    await pass(3_600_000);
    for (let n = 0; n < 3; n += 1) {
      await sender.step();
      await pass(10_000);
    }
    expect(await found(unclear!)).toMatchObject({ state: 'cancelled', text: null });
    expect(texts()).toEqual([]);
  });
});
