import pg from 'pg';
import { City } from '#testing/city';
import { JournalVerifyService, type Finding } from './journal/journal-verify.service.js';

let city: City;
let app: pg.Pool;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
  app = new pg.Pool({ connectionString: city.database.appUrl, max: 2 });
}, 60_000);
afterAll(async () => {
  await app.end();
  await city.stop();
});

const code = async (query: Promise<unknown>): Promise<string> => {
  try {
    await query;
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'done';
};
const DENIED = '42501';
const UNIQUE = '23505';
const verified = async (): Promise<Finding[]> => {
  const findings: Finding[] = [];
  await city.app.get(JournalVerifyService).verify((finding) => findings.push(finding));
  return findings;
};
const owned = async () => {
  const opened = await city.contact();
  await city.ownership.take(opened.caseId, city.by('aino'));
  return opened;
};

describe('the database itself refuses', () => {
  it('Rule 2: a second open ownership, whatever the code does', async () => {
    const { caseId } = await owned();
    const second = `INSERT INTO ownership (case_id, no, person_id, began_at) VALUES ($1, 2, $2, batline_now())`;
    expect(await code(app.query(second, [caseId, city.viewers.eero.personId]))).toBe(UNIQUE);
    expect(await code(city.owner.query(second, [caseId, city.viewers.eero.personId]))).toBe(UNIQUE);
  });

  it('Rule 8: to change, delete or empty the journal, for the application and for the owner', async () => {
    await owned();
    for (const statement of [`UPDATE journal SET type = 'x'`, 'DELETE FROM journal', 'TRUNCATE journal', 'TRUNCATE journal CASCADE']) {
      expect([statement, await code(app.query(statement))]).toEqual([statement, DENIED]);
      expect([statement, await code(city.owner.query(statement))]).toEqual([statement, DENIED]);
    }
    for (const statement of ['ALTER TABLE journal DISABLE TRIGGER ALL', 'DROP TABLE journal', `SET session_replication_role = 'replica'`]) {
      expect([statement, await code(app.query(statement))]).toEqual([statement, DENIED]);
    }
  });

  it('Rule 6: a second escalation of one clock row, and to change or delete one', async () => {
    const { caseId } = await city.contact();
    await city.clock.advance(8 * 3_600_000);
    await city.settle();
    const again = `INSERT INTO escalation SELECT * FROM escalation WHERE case_id = $1`;
    expect(await code(app.query(again, [caseId]))).toBe(UNIQUE);
    expect(await code(app.query('DELETE FROM escalation'))).toBe(DENIED);
    expect(await code(app.query('UPDATE escalation SET missed_by = NULL'))).toBe(DENIED);
  });

  it('a second round of the same number, a case that is owned by nobody, a waiting one that is owned', async () => {
    const { caseId } = await owned();
    const round = `INSERT INTO clock (case_id, kind, round, started_at, due_at) VALUES ($1, 'take', 1, batline_now(), batline_now())`;
    expect(await code(app.query(round, [caseId]))).toBe(UNIQUE);
    expect(await code(app.query('UPDATE case_file SET owner_id = NULL WHERE id = $1', [caseId]))).toBe('23514');
    expect(await code(app.query(`UPDATE case_file SET state = 'waiting' WHERE id = $1`, [caseId]))).toBe('23514');
  });
});

describe('journal verify finds', () => {
  const tampering: [string, string, Partial<Finding>][] = [
    [
      'a changed entry',
      `UPDATE journal SET data = jsonb_set(data, '{facts,level}', '7') WHERE case_id = $1 AND seq = 2`,
      { what: 'hash-wrong', seq: 2 },
    ],
    ['a changed actor', `UPDATE journal SET actor = '{"type":"system"}' WHERE case_id = $1 AND seq = 2`, { what: 'hash-wrong', seq: 2 }],
    ['a changed time', `UPDATE journal SET at = at - interval '1 ms' WHERE case_id = $1 AND seq = 2`, { what: 'hash-wrong', seq: 2 }],
    ['a cut chain', `UPDATE journal SET prev_hash = repeat('a', 64) WHERE case_id = $1 AND seq = 2`, { what: 'chain-broken', seq: 2 }],
    ['a missing entry in the middle', `DELETE FROM journal WHERE case_id = $1 AND seq = 2`, { what: 'gap', seq: 3 }],
    ['a missing last entry', `DELETE FROM journal WHERE case_id = $1 AND seq = 3`, { what: 'head-differs' }],
    ['a missing journal', `DELETE FROM journal WHERE case_id = $1`, { what: 'no-journal' }],
    ['a moved level', `UPDATE case_file SET level = 2 WHERE id = $1`, { what: 'state-differs', detail: 'level' }],
    [
      'a moved clock',
      `UPDATE clock SET due_at = due_at + interval '1 hour' WHERE case_id = $1`,
      { what: 'state-differs', detail: 'clocks' },
    ],
    [
      'a hidden breach',
      `UPDATE clock SET stopped_at = NULL WHERE case_id = $1 AND kind = 'take'`,
      { what: 'state-differs', detail: 'clocks' },
    ],
    ['another owner', `UPDATE ownership SET person_id = gen_random_uuid() WHERE case_id = $1`, { what: 'state-differs', detail: 'owner' }],
    [
      'a held case shown as another’s',
      `UPDATE case_file SET owner_id = gen_random_uuid() WHERE id = $1`,
      { what: 'state-differs', detail: 'ownerId' },
    ],
    [
      'an invented miss',
      `INSERT INTO escalation VALUES ($1, 'take', 1, 2, 0, 1, batline_now(), batline_now(), NULL)`,
      { what: 'state-differs', detail: 'escalations' },
    ],
    [
      'other words',
      `UPDATE case_words SET text = 'ei näin' WHERE case_id = $1 AND seq = 1`,
      { what: 'words-differ', seq: 1, detail: 'text' },
    ],
  ];

  it.each(tampering)('%s, by who may do anything', async (_name, statement, finding) => {
    expect(await verified()).toEqual([]);
    const { caseId } = await owned();
    await city.conversation.write(caseId, city.by('aino'), { text: 'Hei.', visibility: 'public' });
    const kept = await city.owner.connect();
    try {
      await kept.query('BEGIN');
      await kept.query('ALTER TABLE journal DISABLE TRIGGER USER');
      await kept.query(statement, [caseId]);
      await kept.query('COMMIT');
      expect(await verified()).toContainEqual({ caseId, ...finding });
    } finally {
      kept.release();
      await forget(caseId);
    }
  });

  it('a miss that was made to vanish, or somebody else’s', async () => {
    const { caseId } = await owned();
    await city.clock.advance(8 * 24 * 3_600_000);
    await city.settle();
    expect(await verified()).toEqual([]);
    const differs = { caseId, what: 'state-differs', detail: 'escalations' };
    await city.sql('UPDATE escalation SET missed_by = $2 WHERE case_id = $1', [caseId, city.viewers.eero.personId]);
    expect(await verified()).toEqual([differs]);
    await city.sql('DELETE FROM escalation WHERE case_id = $1', [caseId]);
    expect(await verified()).toEqual([differs]);
    await forget(caseId);
  });

  it('words that were erased are no finding: the chain stays whole without them', async () => {
    const { caseId } = await owned();
    await app.query('DELETE FROM case_words WHERE case_id = $1', [caseId]);
    expect(await verified()).toEqual([]);
  });
});

/** A case that was tampered with must not be found by the next test. */
async function forget(caseId: string): Promise<void> {
  await city.sql('ALTER TABLE journal DISABLE TRIGGER USER');
  for (const table of ['journal', 'escalation', 'clock', 'ownership', 'message', 'case_words', 'case_text', 'contact'])
    await city.sql(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  await city.sql('DELETE FROM case_file WHERE id = $1', [caseId]);
  await city.sql('ALTER TABLE journal ENABLE TRIGGER USER');
}
