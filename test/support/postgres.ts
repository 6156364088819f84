import { onServer, SERVER, TEMPLATE, withDatabase } from './test-server.js';

export { fakeClock, type FakeClock } from './fake-clock.js';

export interface TestDatabase {
  /** Connects as the owner, who may do anything. */
  ownerUrl: string;
  /** Connects in the role of the running product. */
  appUrl: string;
  drop(): Promise<void>;
}

let made = 0;

/**
 * A database of its own for one test file (or test): empty, with the newest schema. Copying the template takes some 50 ms, and
 * any number may be made at once. Only in `*.real.spec.ts`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[SERVER];
  const template = process.env[TEMPLATE];
  if (!server || !template) throw new Error('There is a test database only in the jest project "real" (*.real.spec.ts).');
  const name = `${template.replace(/_template$/, '')}_${process.pid}_${(made += 1)}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const ownerUrl = withDatabase(server, name);
  return {
    ownerUrl,
    appUrl: asApplication(ownerUrl),
    drop: () => onServer(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

function asApplication(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.set('options', '-c role=batline_app -c timezone=UTC');
  return url.href;
}
