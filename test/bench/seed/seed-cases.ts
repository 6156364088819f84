import type pg from 'pg';
import { codeOf } from './codes.js';
import { TextMaker } from './texts.js';

const BATCH = 20_000;

/** Indexes that are built once over everything, instead of row by row. */
const SEARCH_INDEX = 'CREATE INDEX case_text_search ON case_text USING gin (search)';

/**
 * Fills the database up to so many cases, all their rows by set-based SQL: 97 % closed; of the open ones a tenth wait (a tenth of
 * these on the mayor's level), the rest are held; owners spread evenly over the officials; texts by Zipf's law. Hashes are random:
 * this is about sizes, not about truth.
 */
export async function seedCases(pool: pg.Pool, from: number, to: number, policyHash: string, say: (line: string) => void): Promise<void> {
  const client = await pool.connect();
  const texts = new TextMaker(to);
  try {
    // Foreign keys hold by construction; checking each of millions of rows would take most of the time.
    await client.query(
      `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '64MB'`,
    );
    if (to - from > BATCH) await client.query('DROP INDEX case_text_search');
    await client.query(
      `CREATE TEMP TABLE official AS SELECT (row_number() OVER (ORDER BY username))::int - 1 AS no, id FROM person WHERE roles @> '{official}'`,
    );
    for (let start = from; start < to; start += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) => start + index);
      await client.query(RAW, [numbers, numbers.map(() => texts.text()), numbers.map(codeOf)]);
      await client.query(MADE, [policyHash]);
      for (const statement of ROWS) await client.query(statement);
      await client.query('DROP TABLE raw; DROP TABLE made');
      if ((start / BATCH) % 10 === 9) say(`  ${(start + BATCH).toLocaleString('en')} cases`);
    }
    await client.query('DROP TABLE official');
    if (to - from > BATCH) await client.query(SEARCH_INDEX);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    client.release(true);
  }
}

const RAW = 'CREATE TEMP TABLE raw AS SELECT * FROM unnest($1::int[], $2::text[], $3::text[]) AS r (no, text, code)';

/** One row a case with everything that its rows are made of; nine numbers in ten of the open ones (three in a hundred) are held. */
const MADE = `
  CREATE TEMP TABLE made AS
  SELECT gen_random_uuid() AS id, gen_random_uuid() AS contact, gen_random_uuid() AS message, gen_random_uuid() AS answer, r.no, r.text, r.code,
    CASE WHEN r.no % 1000 < 3 THEN 'waiting' WHEN r.no % 1000 < 30 THEN 'owned' ELSE 'closed' END AS state,
    o.id AS owner, hash.hash, $1::text AS policy_hash,
    now() - (CASE WHEN r.no % 1000 < 30 THEN random() * interval '20 days' ELSE interval '20 days' + random() * interval '4 years' END) AS opened
  FROM raw r JOIN official o ON o.no = (r.no::bigint * 7919 / 1000 + r.no) % (SELECT count(*) FROM official),
    LATERAL (SELECT encode(sha256(r.no::text::bytea), 'hex') AS hash) hash`;

const DATA = `jsonb_build_object('facts', jsonb_build_object('contactId', contact, 'language', 'fi', 'messageId', message, 'commitment', hash, 'kind', 'problem'),
  'changes', jsonb_build_object('set', jsonb_build_object('state', state), 'clocks', jsonb_build_array(jsonb_build_object('op', 'start', 'kind', 'take', 'round', 1))))`;

const ROWS = [
  `INSERT INTO case_file (id, tracking_code, seq, head_hash, state, level, escalated, channel, kind, language, topic, live, opened_at, policy_hash, owner_id,
     ownerships, answer, closing, closed_at, pause_spent_ms, restricted, nearest_due_at)
   SELECT id, code, 3, hash, state, CASE WHEN state = 'waiting' AND no % 10 = 0 THEN 2 ELSE 0 END, state = 'waiting' AND no % 10 = 0,
     'web_form', 'problem', 'fi', 'streets', false, opened, policy_hash, CASE WHEN state <> 'waiting' THEN owner END, CASE WHEN state <> 'waiting' THEN 1 ELSE 0 END,
     CASE WHEN state = 'closed' THEN '{"outcome": "solved", "at": 1}'::jsonb END,
     CASE WHEN state = 'closed' THEN '{"by": "resident", "outcome": "solved", "afterAnswer": true, "at": 1}'::jsonb END,
     CASE WHEN state = 'closed' THEN opened + interval '9 days' END, 0, false, CASE WHEN state <> 'closed' THEN opened + interval '40 days' END FROM made`,
  `INSERT INTO contact (id, case_id, channel, at, language) SELECT contact, id, 'web_form', opened, 'fi' FROM made`,
  `INSERT INTO clock (case_id, kind, round, started_at, due_at, stopped_at)
   SELECT id, c.kind, 1, opened, opened + interval '40 days', CASE WHEN state = 'closed' OR (state = 'owned' AND c.kind = 'take') THEN opened + interval '1 day' END
   FROM made, (VALUES ('take'), ('first_answer'), ('resolve')) AS c (kind) WHERE state <> 'waiting' OR c.kind <> 'resolve'`,
  `INSERT INTO ownership (case_id, no, person_id, began_at, ended_at)
   SELECT id, 1, owner, opened + interval '1 hour', CASE WHEN state = 'closed' THEN opened + interval '9 days' END FROM made WHERE state <> 'waiting'`,
  `INSERT INTO journal (case_id, seq, at, type, actor, data, prev_hash, hash)
   SELECT id, e.seq, opened, e.type, '{"type": "official"}', ${DATA}, hash, hash FROM made, (VALUES (1, 'case.opened'), (2, 'case.taken'), (3, 'answer.given')) AS e (seq, type)
   WHERE state <> 'waiting' OR e.seq = 1`,
  `INSERT INTO message (id, case_id, seq, at, kind, visibility, author_role, author_id)
   SELECT message, id, 1, opened, 'resident', 'public', 'resident', NULL FROM made
   UNION ALL SELECT answer, id, 3, opened, 'answer', 'public', 'owner', owner FROM made WHERE state = 'closed'`,
  `INSERT INTO case_words (case_id, seq, field, text, salt)
   SELECT id, 1, 'text', text, left(hash, 32) FROM made UNION ALL SELECT id, 3, 'text', text, left(hash, 32) FROM made WHERE state = 'closed'`,
  `INSERT INTO case_text (case_id, title, search) SELECT id, left(text, 60), to_tsvector('finnish', text) FROM made`,
];
