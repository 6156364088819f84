import pg from 'pg';

/** The clock of one test database. All instants in milliseconds since the epoch. */
export interface FakeClock {
  /** Stops the clock at an instant. */
  set(iso: string): Promise<void>;
  /** Moves it on by so much; a clock that was not stopped goes on running from there. */
  advance(ms: number): Promise<void>;
  now(): Promise<number>;
  /** Puts the real clock back. */
  release(): Promise<void>;
}

/**
 * Puts a clock that tests can move in the place of `batline_now()`, the only clock that decides anything (domain.md §2.11),
 * in one database. Everything that reads it, in whatever process, sees it move.
 */
export async function fakeClock(ownerUrl: string): Promise<FakeClock> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ definition: string }>(`SELECT pg_get_functiondef('batline_now()'::regprocedure) AS definition`);
  await client.query(REPLACE);
  return {
    set: async (iso) => void (await client.query('UPDATE test_clock SET frozen = $1, ahead = DEFAULT', [iso])),
    advance: async (ms) => void (await client.query(ADVANCE, [ms])),
    now: async () => (await client.query<{ now: Date }>('SELECT batline_now() AS now')).rows[0]!.now.getTime(),
    release: async () => {
      await client.query(rows[0]!.definition);
      await client.query('DROP TABLE test_clock');
      await client.end();
    },
  };
}

const REPLACE = `
  CREATE TABLE test_clock (single boolean PRIMARY KEY DEFAULT true CHECK (single), frozen timestamptz(3), ahead interval NOT NULL DEFAULT '0');
  INSERT INTO test_clock DEFAULT VALUES;
  GRANT SELECT ON test_clock TO batline_app;
  CREATE OR REPLACE FUNCTION batline_now() RETURNS timestamptz(3) LANGUAGE sql VOLATILE
    AS $$ SELECT coalesce(frozen, date_trunc('milliseconds', clock_timestamp()) + ahead)::timestamptz(3) FROM public.test_clock $$`;

const ADVANCE = `
  UPDATE test_clock SET
    frozen = frozen + $1::float8 * interval '1 ms',
    ahead = CASE WHEN frozen IS NULL THEN ahead + $1::float8 * interval '1 ms' ELSE ahead END`;
