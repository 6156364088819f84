import type { RefusalError } from '#platform/http';
import { People, PersonAccess } from '#staff';
import { City, type PersonName } from '#testing/city';
import { JournalVerifyService, type Finding } from './journal/journal-verify.service.js';
import { OwnerLostService } from './owner-lost.service.js';

let city: City;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeAll(async () => {
  city = await City.start({ onDuty: ['aino', 'eero'] });
}, 60_000);
afterAll(() => city.stop());

const by = (name: PersonName) => city.by(name);
const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    return (error as RefusalError).refusal?.code ?? String(error);
  }
  return 'done';
};
const types = async (caseId: string): Promise<string[]> =>
  (await city.sql<{ type: string }>('SELECT type FROM journal WHERE case_id = $1 ORDER BY seq', [caseId])).map(({ type }) => type);
const verified = async (): Promise<Finding[]> => {
  const findings: Finding[] = [];
  await city.app.get(JournalVerifyService).verify((finding) => findings.push(finding));
  return findings;
};
const taken = async (by_: PersonName = 'aino') => {
  const opened = await city.contact();
  await city.ownership.take(opened.caseId, by(by_));
  return opened;
};
const answered = async () => {
  const opened = await taken();
  await city.conversation.answer(opened.caseId, by('aino'), { text: 'Lamppu on vaihdettu.', outcome: 'solved' });
  return opened;
};

describe('every act of the life of a case, on a real database', () => {
  afterEach(async () => expect(await verified()).toEqual([]));

  it('a contact arrives: waiting at level 0, with a code, a key and running promises; Rule 4: somebody is answerable', async () => {
    const { case: opened, caseId, residentKey } = await city.contact({ name: 'Virpi', phone: '+358401234567' });
    expect(opened).toMatchObject({ state: 'waiting', level: 0, answerable: { role: 'duty' } });
    expect(opened.clocks.map(({ kind }) => kind).sort()).toEqual(['first_answer', 'take']);
    expect(residentKey).toMatch(/^bk1\./);
    expect(await types(caseId)).toEqual(['case.opened']);
  });

  it('a conversation: take, message, note, question, reply, promise, answer, "helped"', async () => {
    const { caseId, resident } = await taken();
    await city.conversation.write(caseId, by('aino'), { text: 'Katson asiaa.', visibility: 'public' });
    await city.conversation.write(caseId, by('aino'), { text: 'Soitettu kunnossapitoon.', visibility: 'note' });
    expect(await city.conversation.question(caseId, by('aino'), { text: 'Mikä pylväs?' })).toMatchObject({ state: 'awaiting_resident' });
    await city.clock.advance(2 * HOUR);
    const mine = await city.resident.write(resident, { text: 'Numero 17.' });
    expect(mine).toMatchObject({ state: 'owned' });
    const promised = await city.conversation.promise(caseId, by('aino'), { resolveBy: '2026-11-30' });
    expect(promised.clocks.find(({ kind }) => kind === 'resolve')?.dueAt).toBe('2026-11-30T21:59:59.999Z');
    expect(await refusal(city.conversation.answer(caseId, by('aino'), { text: 'Ei.', outcome: 'not_possible' }))).toBe(
      'reason-and-alternative-needed',
    );
    expect(
      await city.conversation.answer(caseId, by('aino'), {
        text: 'Ei voi.',
        outcome: 'not_possible',
        reason: 'Suojeltu.',
        alternative: 'Kadun toisella puolella.',
      }),
    ).toMatchObject({
      state: 'answered',
      answer: { outcome: 'not_possible', reason: 'Suojeltu.', alternative: 'Kadun toisella puolella.' },
    });
    const closed = await city.resident.verdict(resident, { helped: true, text: 'Kiitos!' });
    expect(closed).toMatchObject({ state: 'closed', outcome: 'not_possible', closedBy: 'resident' });
    expect(await types(caseId)).toEqual(
      'case.opened case.taken message.owner message.note question.asked message.resident promise.made answer.given verdict.helped'.split(
        ' ',
      ),
    );
  });

  it('Rule 7: closing needs an answer and an outcome; "did not help" opens again one level up, with its owner', async () => {
    const { caseId, resident } = await taken();
    expect(await refusal(city.resident.verdict(resident, { helped: true }))).toBe('not-answered-yet');
    await city.conversation.answer(caseId, by('aino'), { text: 'Näin.', outcome: 'advised' });
    expect(await city.resident.verdict(resident, { helped: false })).toMatchObject({ state: 'owned', level: 1 });
    await city.conversation.answer(caseId, by('aino'), { text: 'Ja näin.', outcome: 'advised' });
    await city.resident.verdict(resident, { helped: true });
    expect(await city.resident.verdict(resident, { helped: false })).toMatchObject({ state: 'owned', level: 2 });
  });

  it('the resident writes after an answer, and after closing; later than 30 days it is a new case, linked', async () => {
    const { caseId, resident } = await answered();
    expect(await city.resident.write(resident, { text: 'Vielä yksi.' })).toMatchObject({ state: 'owned' });
    await city.conversation.answer(caseId, by('aino'), { text: 'Selvä.', outcome: 'advised' });
    await city.resident.verdict(resident, { helped: true });
    await city.clock.advance(29 * DAY);
    expect(await city.resident.write(resident, { text: 'Taas pimeää.' })).toMatchObject({ state: 'owned' });
    await city.conversation.answer(caseId, by('aino'), { text: 'Selvä.', outcome: 'advised' });
    await city.resident.verdict(resident, { helped: true });
    await city.clock.advance(31 * DAY);
    const after = await city.resident.write(resident, { text: 'Vuosi vaihtui.', clientId: 'resident-client-id-1' });
    expect(after.state).toBe('closed');
    expect(after.opened?.case.state).toBe('waiting');
    const [linked] = await city.sql<{ linked_to: string }>('SELECT linked_to FROM case_file WHERE linked_to = $1', [caseId]);
    expect(linked).toBeDefined();
  });

  it('release goes up a level, never sideways', async () => {
    const { caseId } = await taken();
    const released = await city.ownership.release(caseId, by('aino'), { reasonCode: 'workload', reason: 'Liikaa.' });
    expect(released).toMatchObject({ state: 'waiting', level: 1 });
    expect(released.owner).toBeUndefined();
  });

  it('handover: offered, declined, expired, accepted; the owner stays owner until the other one takes', async () => {
    const { caseId } = await taken();
    const offer = async (to: string) =>
      (await city.ownership.offerHandover(caseId, by('aino'), { to, reason: 'Sinun alaasi.' })).offers.at(-1)!;
    const toEero = await offer('eero');
    expect(await refusal(city.ownership.accept(toEero.id, by('maija')))).toBe('no-such-offer');
    expect(await city.ownership.decline(toEero.id, by('eero'), { reason: 'Ei ehdi.' })).toMatchObject({
      owner: { username: 'aino' },
      offers: [],
    });
    await offer('maija');
    await city.clock.advance(7 * DAY);
    await city.settle();
    expect((await types(caseId)).filter((type) => type === 'offer.expired')).toHaveLength(1);
    const again = await offer('eero');
    const handed = await city.ownership.accept(again.id, by('eero'));
    expect(handed).toMatchObject({ owner: { username: 'eero' }, state: 'owned' });
    const rows = await city.sql('SELECT no, ended_at IS NULL AS open FROM ownership WHERE case_id = $1 ORDER BY no', [caseId]);
    expect(rows).toEqual([
      { no: 1, open: false },
      { no: 2, open: true },
    ]);
  });

  it('assist: asked and replied; ownership does not move', async () => {
    const { caseId } = await taken();
    const [assist] = (await city.conversation.askAssist(caseId, by('aino'), { to: 'maija', text: 'Tunnetko tämän?' })).assists;
    await city.conversation.write(caseId, by('maija'), { text: 'Katson.', visibility: 'note' });
    expect(await refusal(city.conversation.write(caseId, by('maija'), { text: 'Hei', visibility: 'public' }))).toBe('not-the-owner');
    const replied = await city.conversation.replyAssist(assist!.id, by('maija'), { text: 'Tunnen.' });
    expect(replied).toMatchObject({ owner: { username: 'aino' } });
    expect(replied.assists[0]?.repliedAt).toBeDefined();
  });

  it('the mayor: summons declined and accepted, a directive, relieving an owner who missed', async () => {
    const { caseId } = await taken();
    expect(await refusal(city.ownership.summon(caseId, by('pormestari'), { to: 'eero', reason: 'Nyt.' }))).toBe('not-at-the-mayors-level');
    expect(await refusal(city.ownership.relieve(caseId, by('pormestari'), { reason: 'Nyt.' }))).toBe('owner-has-not-missed');
    await city.clock.advance(8 * DAY);
    await city.settle();
    const summon = async (to: string) => (await city.ownership.summon(caseId, by('pormestari'), { to, reason: 'Nyt.' })).offers.at(-1)!;
    const first = await summon('eero');
    await city.ownership.decline(first.id, by('eero'), { reason: 'Jäävi.' });
    const second = await summon('maija');
    expect(await city.ownership.accept(second.id, by('maija'))).toMatchObject({ owner: { username: 'maija' } });
    await city.conversation.direct(caseId, by('pormestari'), { sector: 'urban_environment', text: 'Korjatkaa.', dueAt: '2027-12-01' });
    await city.clock.advance(14 * DAY);
    await city.settle();
    expect(await city.ownership.relieve(caseId, by('pormestari'), { reason: 'Ei vastausta.' })).toMatchObject({
      owner: { username: 'pormestari' },
    });
  });

  it('duplicate: of another open case; never of itself or of a closed one', async () => {
    const other = await taken('eero');
    const { caseId, case: own } = await city.contact();
    expect(await refusal(city.endings.markDuplicate(caseId, by('maija'), { of: own.trackingCode }))).toBe('duplicate-of-itself');
    const marked = await city.endings.markDuplicate(caseId, by('maija'), { of: other.case.trackingCode });
    expect(marked).toMatchObject({ state: 'closed', outcome: 'duplicate', duplicateOf: other.case.trackingCode });
    expect(await refusal(city.endings.markDuplicate(other.caseId, by('eero'), { of: own.trackingCode }))).toBe(
      'duplicate-of-a-closed-case',
    );
  });

  it('no matter, and opened again by the mayor', async () => {
    const { caseId } = await taken();
    expect(await city.endings.noMatter(caseId, by('aino'), { reasonCode: 'spam' })).toMatchObject({
      state: 'closed',
      outcome: 'no_matter',
    });
    expect(await city.endings.reopen(caseId, by('pormestari'), { reason: 'On asia.' })).toMatchObject({ state: 'waiting' });
  });

  it('withdraw; restrict; classify and suggest; read for a reason', async () => {
    const { caseId, resident } = await taken();
    await city.endings.restrict(caseId, by('aino'), { reasonCode: 'health' });
    expect(await refusal(city.reading.read(caseId, by('petri').viewer))).toBe('not-found');
    const opened = await city.reading.open(caseId, by('petri'), { reason: 'Sijaistan.' });
    expect(opened.reads).toMatchObject([{ reason: 'Sijaistan.' }]);
    await city.reading.classify(caseId, by('petri'), { topic: 'safety' });
    const classified = await city.reading.classify(caseId, by('aino'), {
      title: 'Valaistus',
      topic: 'streets_traffic',
      sector: 'urban_environment',
    });
    expect(classified).toMatchObject({ title: 'Valaistus', topic: 'streets_traffic', suggestions: [{ topic: 'safety' }] });
    expect(await city.resident.withdraw(resident)).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
  });

  it('silence: the verdict expires and the case closes; the cap on waiting for the resident ends the pause', async () => {
    const silent = await answered();
    const asked = await taken();
    await city.conversation.question(asked.caseId, by('aino'), { text: 'Mikä?' });
    for (let day = 0; day < 21; day += 1) {
      await city.clock.advance(DAY);
      await city.settle();
    }
    expect((await city.reading.track(silent.case.trackingCode)).closedBy).toBe('silence');
    expect((await city.reading.track(asked.case.trackingCode)).state).toBe('owned');
    expect(await types(asked.caseId)).toEqual(expect.arrayContaining(['question.reminded', 'question.capped']));
  });

  it('an owner whose account is disabled: their cases go up a level, recorded as nobody’s miss', async () => {
    const { caseId } = await taken('petri');
    await city.app.get(PersonAccess).disable(null, 'petri');
    expect(await city.app.get(OwnerLostService).layDown()).toBe(1);
    expect(await city.app.get(OwnerLostService).layDown()).toBe(0);
    expect((await types(caseId)).at(-1)).toBe('case.owner_lost');
    expect(await city.sql('SELECT count(*)::int AS n FROM escalation WHERE case_id = $1', [caseId])).toEqual([{ n: 0 }]);
    expect((await city.app.get(People).list()).find(({ username }) => username === 'petri')?.disabledAt).toBeDefined();
  });

  it('Rule 3: no forwarding. Whatever was done above, each ownership began by an entry of the owner’s own', async () => {
    const rows = await city.sql(
      `SELECT o.case_id FROM ownership o WHERE NOT EXISTS (
         SELECT 1 FROM journal j WHERE j.case_id = o.case_id AND j.type IN ('case.taken', 'case.handed_over', 'case.summoned_took', 'case.relieved')
           AND (j.data->'changes'->'set'->'owner'->>'no')::int = o.no AND j.actor->>'personId' = o.person_id::text)`,
    );
    expect(rows).toEqual([]);
    expect((await city.sql<{ n: number }>('SELECT count(*)::int AS n FROM ownership'))[0]!.n).toBeGreaterThan(10);
  });

  it('Rule 10: the journal holds facts, not words', async () => {
    const { caseId } = await city.contact({
      text: 'Tunnus 131052-308T ja puhelin, salainen sana xyzzy.',
      name: 'Nimi Niminen',
      email: 'nimi@example.org',
    });
    const [row] = await city.sql<{ all: string }>(`SELECT string_agg(journal::text, ' ') AS all FROM journal WHERE case_id = $1`, [caseId]);
    for (const word of ['xyzzy', 'Niminen', 'example.org', '131052']) expect(row!.all).not.toContain(word);
    const [words] = await city.sql<{ text: string }>('SELECT text FROM case_words WHERE case_id = $1', [caseId]);
    expect(words!.text).toContain('xyzzy');
    expect(words!.text).not.toContain('131052-308T');
  });
});
