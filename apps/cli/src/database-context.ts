import { DatabaseModule } from '#platform/database';
import { PeopleModule } from '#staff';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { CliError } from './cli-error.js';

const CONNECT_MS = 5_000;

type Modules = NonNullable<Parameters<typeof Module>[0]['imports']>;

/** Does something with the people room, on the database of the running product, in its role. @throws CliError when it is away */
export const withPeople = <T>(databaseUrl: string, work: (people: INestApplicationContext) => Promise<T>): Promise<T> =>
  withModules(databaseUrl, [PeopleModule.forRoot()], work);

/** The same with any rooms. @throws CliError when the database is away */
export async function withModules<T>(
  databaseUrl: string,
  modules: Modules,
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  await checkDatabase(databaseUrl);
  const imports = [DatabaseModule.forRoot({ url: databaseUrl, poolSize: 2 }), ...modules];
  const context = await NestFactory.createApplicationContext(rootModule(imports), { logger: false, abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

function rootModule(imports: Modules) {
  @Module({ imports })
  class CliModule {}
  return CliModule;
}

/** A database that is away is told at once instead of being waited for. */
async function checkDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS });
  try {
    await client.connect();
    await client.query('SELECT 1 FROM person LIMIT 1');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '42P01') throw new CliError('The database has no tables yet. Run "npm run -s batline -- migrate" or "npm start" first.');
    throw new CliError(`The database does not answer (${code ?? 'no connection'}). Is Batline running, and is DATABASE_URL right?`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
