import type { Ack, ClientToServer, ServerToClient } from '#contracts';
import type { Role } from '#domain';
import { createLog } from '#platform/logging';
import { formatToken, newSecret } from '#staff';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { createApi } from '../../apps/api/src/create-api.js';
import { testSettings } from './api.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

export type Client = Socket<ServerToClient, ClientToServer>;
type Handshake = { auth?: Record<string, unknown>; headers?: Record<string, string>; transports?: string[]; reconnection?: boolean };

/** One API process as the city runs several of: here they share a test's process, but nothing else than the database. */
export interface Process {
  app: NestFastifyApplication;
  port: number;
}

/** Somebody of the city: an API token, and a browser's session. */
export interface Someone {
  id: string;
  token: string;
  session: string;
  sessionIdHash: string;
}

const ORIGIN = 'http://127.0.0.1:3999';

/** Two API processes on one database, with real sockets. */
export class LiveCity {
  private readonly clients: Client[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly owner: pg.Pool,
    readonly one: Process,
    readonly other: Process,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<LiveCity> {
    const database = await createTestDatabase();
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    owner.on('error', () => undefined);
    const process = async (): Promise<Process> => {
      const app = await createApi(testSettings(database.ownerUrl, { DATABASE_POOL: '4', ...env }), createLog('silent'));
      await app.listen(0, '127.0.0.1');
      return { app, port: (app.getHttpServer().address() as AddressInfo).port };
    };
    return new LiveCity(database, owner, await process(), await process());
  }

  /** A client that is connected, with everything it hears from then on in {@link heard}. */
  async connect(process: Process, handshake: Handshake = {}): Promise<Client> {
    const client = this.client(process, handshake);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve);
      client.once('connect_error', (error) => reject(Object.assign(error, { ...(error as { data?: object }).data })));
    });
    return client;
  }

  client(
    { port }: Process,
    { auth = {}, headers = { origin: ORIGIN }, transports = ['websocket'], reconnection = false }: Handshake,
  ): Client {
    const client: Client = io(`http://127.0.0.1:${port}/live`, { auth, transports, extraHeaders: headers, forceNew: true, reconnection });
    listen(client);
    this.clients.push(client);
    return client;
  }

  async someone(username: string, roles: Role[]): Promise<Someone> {
    const [id, tokenId] = [randomUUID(), randomUUID()];
    const [secret, session] = [newSecret(), newSecret()];
    await this.owner.query('INSERT INTO person (id, username, name, roles, duties, on_duty) VALUES ($1, $2, $3, $4, $5, true)', [
      id,
      username,
      `${username} Testaaja`,
      roles,
      {},
    ]);
    await this.owner.query(
      `INSERT INTO api_token (id, person_id, secret_hash, label, expires_at) VALUES ($1, $2, $3, 'test', now() + interval '1 year')`,
      [tokenId, id, sha256(secret)],
    );
    await this.owner.query(
      `INSERT INTO session (id_hash, person_id, issuer, subject, expires_at) VALUES ($1, $2, 'http://127.0.0.1:3999/dev-idp', $3, now() + interval '1 hour')`,
      [sha256(session), id, username],
    );
    return { id, token: formatToken(tokenId, secret), session, sessionIdHash: sha256(session).toString('hex') };
  }

  /** Over REST, at either process. @param as API token or resident key */
  async rest<T = Record<string, unknown>>(
    as: string | undefined,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T }> {
    const answer = await fetch(`http://127.0.0.1:${this.other.port}/api/v1${path}`, {
      method,
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    await Promise.all([this.one.app.close(), this.other.app.close()]);
    await this.owner.end();
    await this.database.drop();
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface Heard {
  event: keyof ServerToClient | 'disconnect';
  message: Record<string, unknown>;
}
const everything = new WeakMap<Client, Heard[]>();

function listen(client: Client): void {
  const heard: Heard[] = [];
  everything.set(client, heard);
  client.onAny((event: Heard['event'], message: Heard['message']) => heard.push({ event, message }));
  client.on('disconnect', (reason) => heard.push({ event: 'disconnect', message: { reason } }));
}

/** All that a client has heard so far. */
export const heard = (client: Client): Heard[] => everything.get(client) ?? [];

/** Waits until a client has heard such a message. */
export async function hears(client: Client, event: Heard['event'], like: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const fits = (one: Heard) => one.event === event && Object.entries(like).every(([key, value]) => one.message[key] === value);
  const until = Date.now() + 15_000;
  for (;;) {
    const found = heard(client).find(fits);
    if (found) return found.message;
    if (Date.now() > until) throw new Error(`never heard ${event} ${JSON.stringify(like)}; heard ${JSON.stringify(heard(client))}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Sends and waits for the acknowledgement. */
export const ask = <T = Record<string, unknown>>(client: Client, event: string, ...message: unknown[]): Promise<Ack<T>> =>
  (client.timeout(15_000) as unknown as { emitWithAck(event: string, ...message: unknown[]): Promise<Ack<T>> }).emitWithAck(
    event,
    ...message,
  );
