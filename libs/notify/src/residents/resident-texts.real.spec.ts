import { TextActs } from '#cases';
import { QueueModule } from '#platform/queue';
import { NumberKeys, OptOutStore, PhoneOutbox } from '#telephony';
import { City } from '#testing/city';
import { PHONE_LINE } from '#testing/webhooks';
import { Effects } from '../effects.service.js';
import { NotifyModule } from '../notify.module.js';
import { OutboxStore } from '../persistence/outbox.store.js';
import { Undelivered } from './undelivered.service.js';

const NEVER = { relayEveryMs: null, undeliveredEveryMs: null };
let city: City;
let numbers = 0;
beforeAll(async () => {
  city = await City.start({
    settings: PHONE_LINE,
    onDuty: ['aino'],
    modules: ({ ownerUrl }) => [QueueModule.forRoot({ databaseUrl: ownerUrl }), NotifyModule.forRoot(NEVER)],
  });
}, 60_000);
afterAll(() => city.stop());
afterEach(() => jest.restoreAllMocks());

/** A case that began by a text, which Aino took and everybody was told of. */
async function texted(channel: 'sms' | 'whatsapp' = 'sms') {
  const number = `+35840${7_654_321 + (numbers += 1)}`;
  const opened = await city.intake.open({
    ...{ channel, text: 'Katuvalo on pimeä.', phone: number },
    also: async (tx, { caseId, contactId }) => {
      await tx.query('INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number) VALUES ($1, $2, $3, $4, $5)', [
        ...[city.app.get(NumberKeys).of(number), channel, caseId, contactId, number],
      ]);
    },
  });
  await city.ownership.take(opened.caseId, city.by('aino'));
  await tell();
  return { number, caseId: opened.caseId, code: opened.case.trackingCode, key: opened.residentKey };
}
const waiting = async () => (await city.sql<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id);
const tell = async () => city.app.get(Effects).carryOut(await waiting());
const sent = (caseId: string) =>
  city.sql(
    `SELECT kind, purpose, part, to_number AS "to", from_number AS "from", text, state FROM phone_delivery WHERE case_id = $1 ORDER BY ordinal`,
    [caseId],
  );
const journal = (caseId: string) =>
  city.sql(`SELECT data->'facts' AS facts FROM journal WHERE case_id = $1 AND type = 'message.undelivered'`, [caseId]);

it('who took the case, and what the owner says, reach the number that wrote, from the line of its channel', async () => {
  const { number, caseId, code } = await texted('whatsapp');
  await city.conversation.write(caseId, city.by('aino'), { text: 'Käymme katsomassa.', visibility: 'public' });
  await tell();
  expect(await sent(caseId)).toEqual([
    {
      kind: 'whatsapp',
      purpose: 'status',
      part: 1,
      to: number,
      from: PHONE_LINE.WHATSAPP_NUMBER,
      text: `Asiastasi ${code} vastaa nyt Aino Testi.`,
      state: 'stored',
    },
    expect.objectContaining({ purpose: 'message', text: `Aino Testi (${code}):\nKäymme katsomassa.` }),
  ]);
});

it('questions and answers too; notes and what the resident wrote do not', async () => {
  const { caseId } = await texted();
  await city.conversation.question(caseId, city.by('aino'), { text: 'Mikä talo?' });
  await city.app.get(TextActs).write(caseId, 'Kolmonen.', 'SM1', async () => undefined);
  await city.conversation.answer(caseId, city.by('aino'), { text: 'Korjattu.', outcome: 'solved' });
  await city.conversation.write(caseId, city.by('aino'), { text: 'Vain meille.', visibility: 'note' });
  await tell();
  expect((await sent(caseId)).map(({ purpose }) => purpose)).toEqual(['status', 'question', 'answer']);
});

it('a long message goes out in numbered parts, and the longest with a link that opens the rest', async () => {
  const { caseId, code, key } = await texted();
  await city.conversation.write(caseId, city.by('aino'), { text: 'sana '.repeat(1_900).trim(), visibility: 'public' });
  await tell();
  const parts = (await sent(caseId)).filter(({ purpose }) => purpose === 'message');
  expect(parts.map(({ part, text }) => `${part} ${text.slice(0, 6)}`)).toEqual(['1 (1/3) ', '2 (2/3) ', '3 (3/3) ']);
  expect(parts[2]!['text'].endsWith(`… Lue loput: http://127.0.0.1:3000/s/${code}#key=${encodeURIComponent(key)}`)).toBe(true);
});

it('a crash before the effect was forgotten, and an effect that comes back: each message goes out once', async () => {
  const { caseId } = await texted();
  await city.conversation.write(caseId, city.by('aino'), { text: 'Hei.', visibility: 'public' });
  const crash = jest.spyOn(city.app.get(OutboxStore), 'done').mockRejectedValueOnce(new Error('killed here'));
  await expect(city.app.get(Effects).carryOut(await waiting())).rejects.toThrow('killed here');
  crash.mockRestore();
  const ids = await waiting();
  await Promise.all([city.app.get(Effects).carryOut(ids), city.app.get(Effects).carryOut(ids)]);
  const [{ seq }] = (await city.sql<{ seq: number }>(`SELECT seq FROM journal WHERE case_id = $1 AND type = 'message.owner'`, [
    caseId,
  ])) as [{ seq: number }];
  await city.sql(`INSERT INTO outbox (topic, case_id, body) VALUES ('case', $1, $2)`, [caseId, { fromSeq: seq, toSeq: seq }]);
  await tell();
  expect((await sent(caseId)).map(({ purpose }) => purpose)).toEqual(['status', 'message']);
});

it('cases that came by other ways get no texts', async () => {
  const { caseId } = await city.contact();
  await city.ownership.take(caseId, city.by('aino'));
  await city.conversation.write(caseId, city.by('aino'), { text: 'Hei.', visibility: 'public' });
  await tell();
  expect(await sent(caseId)).toEqual([]);
});

/** A case that began by a call from a number. */
async function called(number: string) {
  const { caseId } = await city.intake.open({
    ...{ channel: 'voice', phone: number },
    also: async (tx, opened) => {
      await tx.query(`INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number) VALUES ($1, 'voice', $2, $3, $4)`, [
        ...[city.app.get(NumberKeys).of(number), opened.caseId, opened.contactId, number],
      ]);
    },
  });
  await city.ownership.take(caseId, city.by('aino'));
  await city.conversation.write(caseId, city.by('aino'), { text: 'Hei.', visibility: 'public' });
  await tell();
  return caseId;
}

it('who called is texted what the owner writes, when their number takes texts; what they answer belongs to the same case', async () => {
  const caseId = await called('+358407000001');
  expect((await sent(caseId)).map(({ kind, purpose }) => `${kind} ${purpose}`)).toEqual(['sms message']);
  expect(await city.sql('SELECT channel FROM phone_thread WHERE case_id = $1 ORDER BY channel', [caseId])).toEqual([
    { channel: 'sms' },
    { channel: 'voice' },
  ]);
  expect(await sent(await called('+358931000111'))).toEqual([]);
});

describe('a text that does not arrive', () => {
  it('is a fact of its case, once, however often it is reported', async () => {
    const { caseId } = await texted();
    const [delivery] = await city.app.get(PhoneOutbox).ofCase(caseId);
    const report = { messageId: `SM${'b'.repeat(32)}`, state: 'undelivered', refusal: 'unreachable', code: '30003' } as const;
    for (let n = 0; n < 3; n += 1) {
      await city.app.get(PhoneOutbox).progress(delivery!.id, report);
      await Promise.all([city.app.get(Undelivered).step(), city.app.get(Undelivered).step()]);
    }
    expect(await journal(caseId)).toEqual([
      { facts: { deliveryId: delivery!.id, channel: 'sms', purpose: 'status', reason: 'unreachable', code: '30003' } },
    ]);
  });

  it('because its reader wants none is told with that reason', async () => {
    const { caseId, number } = await texted();
    await city.unitOfWork.run((tx) => city.app.get(OptOutStore).out(tx, city.app.get(NumberKeys).of(number), 'sms'));
    await city.conversation.write(caseId, city.by('aino'), { text: 'Hei.', visibility: 'public' });
    await tell();
    expect(await city.app.get(Undelivered).step()).toBe(1);
    expect(await city.app.get(Undelivered).step()).toBe(0);
    const [message] = await city.sql(`SELECT id FROM message WHERE case_id = $1 AND author_role = 'owner'`, [caseId]);
    expect(await journal(caseId)).toMatchObject([
      { facts: { reason: 'blocked-recipient', purpose: 'message', messageId: message!['id'] } },
    ]);
  });
});
