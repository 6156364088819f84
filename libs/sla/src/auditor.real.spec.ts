import { City } from '#testing/city';
import { QueueModule } from '#platform/queue';
import { AuditHealth } from './audit-health.js';
import { Auditor } from './auditor.service.js';
import { SlaModule } from './sla.module.js';
import { Sweep } from './sweep.service.js';

let city: City;
const said: Record<string, unknown>[] = [];
const quiet = { sweepEveryMs: null, armEveryMs: null, auditEveryMs: null };

beforeAll(async () => {
  city = await City.start({
    onDuty: ['aino'],
    logTo: (line) => said.push(line),
    modules: ({ ownerUrl }) => [QueueModule.forRoot({ databaseUrl: ownerUrl }), SlaModule.forRoot(quiet)],
  });
}, 60_000);
afterAll(() => city.stop());
beforeEach(() => said.splice(0));

const audit = () => city.app.get(Auditor).audit();
const status = () => city.app.get(AuditHealth).status();
const errors = () => said.filter(({ level }) => level === 'error');

it('is silent before its first look', async () => {
  expect(await status()).toMatchObject({ auditor: 'silent', ageSeconds: null });
});

it('finds nothing wrong in a city where nothing is, whatever states its cases are in', async () => {
  const taken = await city.contact();
  await city.ownership.take(taken.caseId, city.by('aino'));
  const asked = await city.contact();
  await city.ownership.take(asked.caseId, city.by('aino'));
  await city.conversation.question(asked.caseId, city.by('aino'), { text: 'Missä?' });
  const answered = await city.contact();
  await city.ownership.take(answered.caseId, city.by('aino'));
  await city.conversation.answer(answered.caseId, city.by('aino'), { text: 'Näin.', outcome: 'advised' });
  await city.contact({ channel: 'chat' });
  expect(await audit()).toEqual([]);
  expect(await status()).toMatchObject({ auditor: 'ok', ageSeconds: 0, overdue: 0 });
  expect(errors()).toEqual([]);
});

it('says loudly what is overdue by more than a minute, and only that', async () => {
  await city.app.get(Sweep).sweep();
  const { caseId } = await city.contact();
  await city.clock.set('2026-11-16T12:01:00.000Z');
  await city.app.get(Sweep).sweep();
  await city.sql(`UPDATE clock SET due_at = batline_now() - interval '60 s' WHERE case_id = $1 AND kind = 'first_answer'`, [caseId]);
  expect(await audit()).toEqual([]);
  await city.sql(`UPDATE clock SET due_at = batline_now() - interval '60.001 s' WHERE case_id = $1 AND kind = 'first_answer'`, [caseId]);
  expect(await audit()).toEqual([{ what: 'overdue', caseId, kind: 'first_answer', round: 1, overdueMs: 60_001 }]);
  expect(await status()).toMatchObject({ auditor: 'found', overdue: 1, findings: { overdue: 1 } });
  expect(errors()).toMatchObject([{ event: 'overdue', caseId, kind: 'first_answer', msg: 'the auditor found a broken promise' }]);
  await city.app.get(Sweep).sweep();
  expect(await audit()).toEqual([]);
});

it('Rule 5: a promise is always running. Finds the open case that promises nothing, and the held one that nobody holds', async () => {
  const silent = await city.contact();
  await city.sql(`UPDATE clock SET stopped_at = batline_now() WHERE case_id = $1 AND kind = 'take'`, [silent.caseId]);
  const orphan = await city.contact();
  await city.ownership.take(orphan.caseId, city.by('aino'));
  await city.sql('UPDATE ownership SET ended_at = batline_now() WHERE case_id = $1', [orphan.caseId]);
  const found = await audit();
  expect(found).toHaveLength(2);
  expect(found).toEqual(
    expect.arrayContaining([
      { what: 'no-promise', caseId: silent.caseId },
      { what: 'no-owner', caseId: orphan.caseId },
    ]),
  );
  expect(errors()).toHaveLength(2);
});

it('its own silence is noticed after three minutes', async () => {
  await audit();
  await city.clock.advance(180_000);
  expect((await status()).auditor).not.toBe('silent');
  await city.clock.advance(1_000);
  expect(await status()).toMatchObject({ auditor: 'silent', ageSeconds: 181 });
});

it('a case that cannot be settled is told, and keeps no other from being settled', async () => {
  await city.clock.set('2026-12-01T08:00:00.000Z');
  await city.app.get(Sweep).sweep();
  const bad = await city.contact();
  const good = await city.contact();
  // A second escalation of one clock row is what the database refuses: planted, so that recording fails.
  await city.sql(
    `INSERT INTO escalation (case_id, kind, round, seq, from_level, to_level, breached_at, recorded_at) VALUES ($1, 'take', 1, 1, 0, 1, batline_now(), batline_now())`,
    [bad.caseId],
  );
  await city.clock.set('2026-12-02T08:00:00.000Z');
  expect(await city.app.get(Sweep).sweep()).toBeGreaterThan(0);
  expect(await city.sql('SELECT level FROM case_file WHERE id = $1', [good.caseId])).toEqual([{ level: 1 }]);
  expect(await city.sql('SELECT level FROM case_file WHERE id = $1', [bad.caseId])).toEqual([{ level: 0 }]);
  expect(errors().map(({ caseId }) => caseId)).toContain(bad.caseId);
  expect((await audit()).map(({ what, caseId }) => `${what} ${caseId}`)).toContain(`overdue ${bad.caseId}`);
});
