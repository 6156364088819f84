import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ConfigModule, loadSettings } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { ProblemFilter, PROBLEMS } from '#platform/http';
import { STAFF_PROBLEMS, StaffModule, type EndedSession } from '#staff';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

/** An API with nothing but people and sign-in, and what it told others. */
export interface StaffApp {
  app: NestFastifyApplication;
  baseUrl: string;
  endedSessions: EndedSession[];
  gone: string[];
  close(): Promise<void>;
}

export const OIDC_CLIENT = { clientId: 'batline', clientSecret: 'a client secret for tests, long enough' };

/** Problems that other rooms catalogue in the product. */
const OTHER_PROBLEMS = Object.fromEntries(
  Object.entries({
    'invalid-body': 400,
    'invalid-query': 400,
    'not-json': 400,
    'bad-request': 400,
    'invalid-idempotency-key': 400,
    'not-found': 404,
    'idempotency-key-reused': 422,
    internal: 500,
  }).map(([code, status]) => [code, { status, fi: code, sv: code, en: code }]),
);

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @param before called with the application before it starts, to mount what it needs */
export async function startStaffApp(
  databaseUrl: string,
  options: {
    port?: number;
    devProviderPort?: number;
    issuer?: string;
    env?: Record<string, string>;
    before?: (app: NestFastifyApplication) => Promise<void>;
  } = {},
): Promise<StaffApp> {
  const port = options.port ?? (await freePort());
  const baseUrl = `http://127.0.0.1:${port}`;
  const settings = loadSettings({
    PORT: String(port),
    PUBLIC_BASE_URL: baseUrl,
    DATABASE_URL: databaseUrl,
    DEMO: '1',
    OIDC_ISSUER: options.issuer ?? `${baseUrl}/dev-idp`,
    OIDC_CLIENT_ID: OIDC_CLIENT.clientId,
    OIDC_CLIENT_SECRET: OIDC_CLIENT.clientSecret,
    ...options.env,
    SECRETS: `1:${randomBytes(32).toString('base64url')}`,
    DEV_PROVIDER_PORT: options.devProviderPort === undefined ? undefined : String(options.devProviderPort),
  });
  const endedSessions: EndedSession[] = [];
  const gone: string[] = [];
  const module = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot(settings),
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: 5 }),
      StaffModule.forRoot({
        sessionEnded: { useFactory: () => (ended) => void endedSessions.push(...ended) },
        personGone: {
          useFactory:
            () =>
            async (_tx, { personId }) =>
              void gone.push(personId),
        },
      }),
    ],
    providers: [
      { provide: PROBLEMS, useValue: { ...OTHER_PROBLEMS, ...STAFF_PROBLEMS } },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await options.before?.(app);
  await app.listen(port, '127.0.0.1');
  return { app, baseUrl, endedSessions, gone, close: () => app.close() };
}
