import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { lockFolder } from './instance-lock.js';
import { findPostgres } from './postgres/binaries.js';
import { chooseRunAs } from './postgres/run-as.js';
import { isAlive, isPostgresOf, postmasterPid } from './postgres/stale-postmaster.js';
import { ownSecrets } from './secrets-file.js';

const password = 'only for this test, but long enough';
const asRoot = process.getuid?.() === 0;

let base: string;
const running: EmbeddedPostgres[] = [];
const embedded = (runAs = chooseRunAs(findPostgres().postgres)) => {
  const postgres = new EmbeddedPostgres({ folder: join(base, 'postgres'), password, runAs });
  running.push(postgres);
  return postgres;
};

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'batline-test-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  rmSync(base, { recursive: true, force: true });
});

describe('EmbeddedPostgres', () => {
  it('keeps what was committed through a kill -9 of the server, on the same port', async () => {
    const postgres = embedded();
    await postgres.start();
    await ask(postgres.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    const { url, pid } = postgres;
    const down = new Promise((resolve) => postgres.once('down', () => resolve(undefined)));
    process.kill(pid!, 'SIGKILL');
    await down;
    await postgres.start();
    expect(postgres.url).toBe(url);
    expect(postgres.pid).not.toBe(pid);
    expect(await ask(url, 'SELECT n FROM kept')).toBe(7);
  }, 60_000);

  it('takes over from a server that a killed launcher left running', async () => {
    const orphan = embedded();
    await orphan.start();
    await ask(orphan.url, 'CREATE TABLE kept AS SELECT 8 AS n');
    const next = embedded();
    await next.start();
    expect(isAlive(next.pid!)).toBe(true);
    expect(await ask(next.url, 'SELECT n FROM kept')).toBe(8);
    expect(orphan.pid).toBeUndefined();
  }, 60_000);

  it('lets nobody in without the password, listens on loopback only, and survives power cuts', async () => {
    const postgres = embedded();
    await postgres.start();
    await expect(ask(postgres.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(postgres.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(postgres.url, 'SHOW fsync')).toBe('on');
    expect(await ask(postgres.url, 'SHOW synchronous_commit')).toBe('on');
  }, 60_000);

  it('knows upper and lower case beyond ASCII, as search in Finnish and Swedish needs', async () => {
    const postgres = embedded();
    await postgres.start();
    expect(await ask(postgres.url, "SELECT lower('ÄÄNESTYS Å')")).toBe('äänestys å');
    expect(await ask(postgres.url, "SELECT to_tsvector('finnish', 'ÄÄNESTYS') @@ to_tsquery('finnish', 'äänestys')")).toBe(true);
  }, 60_000);

  it('names the folder and the way out when its password is not that of the data', async () => {
    const postgres = embedded();
    await postgres.start();
    await postgres.stop();
    const other = new EmbeddedPostgres({ folder: join(base, 'postgres'), password: 'quite another password than before' });
    running.push(other);
    await expect(other.start()).rejects.toThrow('The password in secrets.json is not that of the database');
  }, 60_000);

  (asRoot ? it : it.skip)(
    'runs as nobody where user namespaces are forbidden, and changes between both ways',
    async () => {
      const nobody = chooseRunAs(findPostgres().postgres, { allowNamespace: false });
      expect(nobody.how).toBe('nobody');
      const first = embedded();
      await first.start();
      await ask(first.url, 'CREATE TABLE kept AS SELECT 9 AS n');
      await first.stop();
      const second = embedded(nobody);
      await second.start();
      expect(statSync(`/proc/${second.pid}`).uid).toBe(65_534);
      expect(await ask(second.url, 'SELECT n FROM kept')).toBe(9);
      await second.stop();
      const third = embedded();
      await third.start();
      expect(await ask(third.url, 'SELECT n FROM kept')).toBe(9);
    },
    60_000,
  );

  it('says that root has no way, and what to do then', () => {
    expect(() => chooseRunAs('/nonexistent/postgres', { uid: 0 })).toThrow(/ordinary user, or set DATABASE_URL/);
  });
});

describe('a folder of one launcher', () => {
  it('is held by one, and free again afterwards', async () => {
    const release = await lockFolder(base);
    await expect(lockFolder(`${base}/.`)).rejects.toThrow('Another Batline already runs on');
    await release();
    await (
      await lockFolder(base)
    )();
  });

  it('has secrets that are made once, for the owner alone', () => {
    const file = join(base, 'data', 'secrets.json');
    const made = ownSecrets(file);
    expect(ownSecrets(file)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(base, 'data')).mode & 0o777).toBe(0o700);
    expect(ownSecrets(join(base, 'other', 'secrets.json')).secrets).not.toBe(made.secrets);
  });

  it('is not mistaken for that of another process with the number in its note', async () => {
    const postgres = embedded();
    await postgres.start();
    expect(isPostgresOf(postmasterPid(join(base, 'postgres'))!, join(base, 'postgres'))).toBe(true);
    expect(isPostgresOf(process.pid, join(base, 'postgres'))).toBe(false);
    expect(isPostgresOf(postgres.pid!, base)).toBe(false);
  }, 60_000);
});
