import type { IdempotentRequest } from '#platform/database';
import type { RefusalError } from '#platform/http';
import { City } from '#testing/city';

let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
}, 60_000);
afterAll(() => city.stop());

const request = (key: string, bodyHash = 'a'.repeat(64), scope = 'anonymous POST /contacts'): IdempotentRequest => ({
  scope,
  key,
  bodyHash,
});
const contact = { channel: 'web_form' as const, text: 'Kuoppa tiessä.' };
const cases = async () => (await city.sql<{ n: number }>('SELECT count(*)::int AS n FROM case_file'))[0]!.n;
const refused = async (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: RefusalError) => error.refusal?.code,
  );

it('Rule 1: the same key and body, twenty times at once: one case, the same answer with the same key', async () => {
  const before = await cases();
  const answers = await Promise.all(Array.from({ length: 20 }, () => city.intake.open(contact, request('contact-key-0001'))));
  expect(await cases()).toBe(before + 1);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await city.intake.open(contact, request('contact-key-0001'))).toEqual(answers[0]);
});

it('the same key with another body is refused; of another caller it is another key', async () => {
  await city.intake.open(contact, request('contact-key-0002'));
  const before = await cases();
  expect(await refused(city.intake.open(contact, request('contact-key-0002', 'b'.repeat(64))))).toBe('idempotency-key-reused');
  expect(await cases()).toBe(before);
  await city.intake.open(contact, request('contact-key-0002', 'a'.repeat(64), 'somebody else POST /contacts'));
  expect(await cases()).toBe(before + 1);
});

it('an act with a key is done once, and answered alike however the case went on', async () => {
  const { caseId } = await city.contact();
  const once = { ...city.by('aino'), request: request('take-key-000001', 'c'.repeat(64), 'aino POST /take') };
  const taken = await Promise.all(Array.from({ length: 20 }, () => city.ownership.take(caseId, once)));
  for (const answer of taken) expect(answer).toEqual(taken[0]);
  await city.ownership.release(caseId, city.by('aino'), { reasonCode: 'workload', reason: 'Liikaa.' });
  expect(await city.ownership.take(caseId, once)).toEqual(taken[0]);
  expect(await city.sql('SELECT state FROM case_file WHERE id = $1', [caseId])).toEqual([{ state: 'waiting' }]);
});

it('a refusal leaves no key behind: what was refused may be asked again', async () => {
  const { caseId } = await city.contact();
  const asked = { ...city.by('eero'), request: request('write-key-00001', 'd'.repeat(64), 'eero POST /messages') };
  const write = () => city.conversation.write(caseId, asked, { text: 'Hei.', visibility: 'public' });
  expect(await refused(write())).toBe('not-the-owner');
  await city.ownership.take(caseId, city.by('eero'));
  expect(await refused(write())).toBe('done');
});

it('a message sent again with its client id is stored once, also at once', async () => {
  const { caseId, resident } = await city.contact();
  const say = () => city.resident.write(resident, { text: 'Hei?', clientId: 'client-id-0000000001' });
  await Promise.all(Array.from({ length: 10 }, say));
  expect(await city.sql(`SELECT count(*)::int AS n FROM message WHERE case_id = $1 AND kind = 'resident'`, [caseId])).toEqual([{ n: 2 }]);
  expect(await city.sql(`SELECT count(*)::int AS n FROM journal WHERE case_id = $1 AND type = 'message.resident'`, [caseId])).toEqual([
    { n: 1 },
  ]);
});
