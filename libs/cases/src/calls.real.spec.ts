import type { RefusalError } from '#platform/http';
import { City } from '#testing/city';
import { CallActs } from './call-acts.service.js';
import { CaseList } from './persistence/case-list.js';
import { JournalVerifyService, type Finding } from './journal/journal-verify.service.js';

const MINUTE = 60_000;

describe('cases that began as calls', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.start({ onDuty: ['aino'] });
  }, 60_000);
  afterAll(() => city.stop());
  afterEach(async () => {
    const findings: Finding[] = [];
    await city.app.get(JournalVerifyService).verify((finding) => findings.push(finding));
    expect(findings).toEqual([]);
  });

  const calls = () => city.app.get(CallActs);
  const call = (contact: object = {}) => city.intake.open({ channel: 'voice', phone: '+358401234567', ...contact });
  const types = async (caseId: string) =>
    (await city.sql<{ type: string }>('SELECT type FROM journal WHERE case_id = $1 ORDER BY seq', [caseId])).map(({ type }) => type);
  const take = async (caseId: string) =>
    (await city.sql(`SELECT * FROM clock WHERE case_id = $1 AND kind = 'take' ORDER BY round`, [caseId])).at(-1);

  it('a call opens a case without words, called what it is, with a running take clock', async () => {
    const { caseId, case: opened } = await call({ language: 'sv' });
    expect(opened).toMatchObject({ state: 'waiting', level: 0 });
    expect(await city.sql('SELECT title FROM case_text WHERE case_id = $1', [caseId])).toEqual([{ title: 'Telefonsamtal' }]);
    expect(await city.sql('SELECT 1 FROM message WHERE case_id = $1', [caseId])).toEqual([]);
    expect(await take(caseId)).toMatchObject({ stopped_at: null, breached_at: null });
  });

  it('what else an intake stores is stored with it, or not at all', async () => {
    let seen: string | undefined;
    const { caseId } = await call({ also: (_tx: unknown, opened: { caseId: string }) => Promise.resolve(void (seen = opened.caseId)) });
    expect(seen).toBe(caseId);
    const before = await city.sql('SELECT count(*) FROM case_file');
    await expect(call({ also: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    expect(await city.sql('SELECT count(*) FROM case_file')).toEqual(before);
  });

  it('a call that the city learned of later: its promises run from when it came', async () => {
    const now = await city.clock.now();
    const { caseId } = await call({ arrivedAt: now - 30 * MINUTE });
    expect(await city.sql('SELECT opened_at FROM case_file WHERE id = $1', [caseId])).toEqual([{ opened_at: new Date(now - 30 * MINUTE) }]);
    const [first] = await city.sql<{ data: { facts: object } }>('SELECT data FROM journal WHERE case_id = $1', [caseId]);
    expect(first?.data.facts).toMatchObject({ recordedAt: now });
    await city.settle();
    expect(await types(caseId)).toContain('clock.breached');
    const future = await call({ arrivedAt: now + MINUTE });
    expect(await city.sql('SELECT opened_at FROM case_file WHERE id = $1', [future.caseId])).toEqual([{ opened_at: new Date(now) }]);
  });

  it('hanging up is no miss; taken meanwhile, it changes nothing, and what goes with it is stored all the same', async () => {
    const { caseId } = await call();
    const after = await calls().leaveLive(caseId, 'hung-up');
    expect(after).toMatchObject({ state: 'waiting', live: false, level: 0 });
    expect(await types(caseId)).toEqual(['case.opened', 'live.ended']);
    const taken = await call();
    await city.ownership.take(taken.caseId, city.by('aino'));
    let stored = false;
    await calls().leaveLive(taken.caseId, 'hung-up', () => Promise.resolve(void (stored = true)));
    expect([stored, await types(taken.caseId)]).toEqual([true, ['case.opened', 'case.taken']]);
  });

  it('whoever waits on the line comes first in the inbox, then what is late; pages go on behind them', async () => {
    for (let late = 0; late < 3; late += 1) await city.contact();
    await city.clock.advance(30 * 24 * 3_600_000);
    await city.settle();
    const { caseId } = await call();
    const list = city.app.get(CaseList);
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await list.page(city.viewers.aino, { view: 'waiting', limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(seen[0]).toBe(caseId);
    const waiting = await city.sql<{ id: string }>(
      `SELECT id FROM case_file WHERE state = 'waiting' ORDER BY live DESC, COALESCE(late_since, nearest_due_at), id`,
    );
    expect(seen).toEqual(waiting.map(({ id }) => id));
    expect(seen.length).toBeGreaterThan(3);
  });

  it('the mayor’s list, too, begins with who waits live, also on the line for an older case, then what is late; pages go on', async () => {
    const older = await city.contact();
    await city.clock.advance(60 * 24 * 3_600_000);
    await city.settle();
    const { caseId: live } = await call();
    for (const seconds of [21, 41]) {
      await city.clock.advance(seconds * 1_000);
      await city.settle();
    }
    await city.sql(
      `INSERT INTO phone_call (id, direction, case_id, language, state, started_at) VALUES (gen_random_uuid(), 'incoming', $1, 'fi', 'waiting', batline_now())`,
      [older.caseId],
    );
    const list = city.app.get(CaseList);
    const seen: { id: string; caller_since: Date | null }[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await list.page(city.viewers.pormestari, { view: 'escalated', limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(seen.flatMap(({ id, caller_since }) => (caller_since ? [id] : []))).toEqual([older.caseId]);
    const inOrder = await city.sql<{ id: string; first: boolean }>(
      `SELECT id, (live AND state = 'waiting') OR id = $1 AS first FROM case_file WHERE escalated ORDER BY 2 DESC, late_since NULLS LAST, id`,
      [older.caseId],
    );
    expect(seen.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
    expect(inOrder.flatMap(({ id, first }) => (first ? [id] : []))).toEqual(expect.arrayContaining([live, older.caseId]));
    expect(inOrder.some(({ first }) => !first)).toBe(true);
    await city.sql('DELETE FROM phone_call WHERE case_id = $1', [older.caseId]);
    await calls().leaveLive(live, 'hung-up');
  });

  it('facts of a call move nothing', async () => {
    const { caseId } = await call();
    const before = await city.sql('SELECT state, level, owner_id, live FROM case_file WHERE id = $1', [caseId]);
    await calls().note(caseId, 'call.began', { callId: 'a' });
    expect(await city.sql('SELECT state, level, owner_id, live FROM case_file WHERE id = $1', [caseId])).toEqual(before);
    expect(await types(caseId)).toEqual(['case.opened', 'call.began']);
  });

  it('going on with a case that is open: the new one ends as its duplicate; a closed one, or a taken new one: refused', async () => {
    const older = await city.contact();
    const newer = await call();
    expect(await calls().join(newer.caseId, older.caseId)).toMatchObject({ state: 'closed', duplicateOf: older.caseId });
    const refused = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: RefusalError) => error.refusal.code,
      );
    expect(await refused(calls().join((await call()).caseId, newer.caseId))).toBe('duplicate-of-a-closed-case');
    const taken = await call();
    await city.ownership.take(taken.caseId, city.by('aino'));
    expect(await refused(calls().join(taken.caseId, older.caseId))).toBe('case-already-taken');
  });
});
