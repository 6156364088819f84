import { CasesModule, EscalationService, JournalVerifyService, type Finding } from '#cases';
import { Recovery, RecordingKeeper, Ringing, VoiceTickers, VoiceWorkerModule } from '#channels';
import type { Role } from '#domain';
import { Effects, NotifyModule, Undelivered } from '#notify';
import { ConfigModule, type Settings } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { HintsModule } from '#platform/hints';
import { createLog, LoggingModule } from '#platform/logging';
import { MetricsModule } from '#platform/metrics';
import { QueueModule } from '#platform/queue';
import { PoliciesModule } from '#policies';
import { formatToken, newSecret, PeopleModule } from '#staff';
import { PhoneSender, PhoneWorkerModule, TelephonyModule } from '#telephony';
import { testSettings } from '#testing/api';
import { createTestDatabase, fakeClock, type FakeClock } from '#testing/postgres';
import { PHONE_LINE } from '#testing/webhooks';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { createApi } from '../../apps/api/src/create-api.js';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../apps/phone-simulator/src/index.js';

/** A Monday, ten o'clock in Helsinki. */
const START = '2026-11-16T08:00:00.000Z';
const MAYOR_LINE = '+358931000009';

export interface CityWithPhones {
  callsPerSecond?: number;
  /** The mayor's line; null: there is none. */
  mayorLine?: string | null;
  line?: Partial<SimulatorOptions>;
  /** The worker tells people and residents of what happens, too. */
  tells?: boolean;
}

/**
 * The whole line on one machine: the API over real HTTP, the worker's services stepped by hand, a real database, and the simulated
 * telephone network, whose virtual clock is the database's clock too. Before the network's time moves, everything that is due
 * has been done: so nothing in a scenario depends on how fast the machine is.
 */
export class PhoneCity {
  readonly tokens = new Map<string, string>();

  private constructor(
    readonly owner: pg.Pool,
    readonly api: NestFastifyApplication,
    readonly worker: INestApplicationContext,
    readonly network: Simulator,
    private readonly clock: FakeClock,
    private readonly tells: boolean,
    private readonly stops: readonly (() => Promise<unknown>)[],
  ) {}

  static async start({ callsPerSecond = 10, mayorLine = MAYOR_LINE, line = {}, tells = false }: CityWithPhones = {}): Promise<PhoneCity> {
    const database = await createTestDatabase();
    const stops: (() => Promise<unknown>)[] = [() => database.drop()];
    try {
      const clock = await fakeClock(database.ownerUrl);
      stops.unshift(() => clock.release());
      await clock.set(START);
      const port = await freePort();
      const running: { city?: PhoneCity } = {};
      const network = await startSimulator({ ...lineAt(port), quiet: { busy: () => running.city?.step() ?? false }, ...line });
      stops.unshift(() => network.stop());
      const settings = testSettings(database.ownerUrl, {
        ...{ PORT: String(port), PUBLIC_BASE_URL: `http://127.0.0.1:${port}`, DATABASE_POOL: '8' },
        ...{ ...PHONE_LINE, TWILIO_BASE_URL: network.url, CALLS_PER_SECOND: String(callsPerSecond) },
        ...(mayorLine === null ? {} : { PHONE_MAYOR: mayorLine }),
      });
      const api = await createApi(settings, createLog('silent'));
      stops.unshift(() => api.close());
      await api.listen(port, '127.0.0.1');
      const worker = await NestFactory.createApplicationContext(workerOf(settings, tells), { logger: false, abortOnError: false });
      stops.unshift(() => worker.close());
      const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
      owner.on('error', () => undefined);
      stops.unshift(() => owner.end());
      return (running.city = new PhoneCity(owner, api, worker, network, clock, tells, stops));
    } catch (error) {
      for (const stop of stops) await stop().catch(() => undefined);
      throw error;
    }
  }

  /** The worker is down: nothing is done by itself. */
  away = false;

  /** What the worker does by itself, once. @returns whether there was anything to do */
  async step(): Promise<boolean> {
    if (this.away) return false;
    await this.clock.set(new Date(this.network.clock.now()).toISOString());
    const settled = await this.worker.get(EscalationService).settleSome(200);
    const rang = await this.worker.get(Ringing).step();
    await this.worker.get(VoiceTickers).close();
    const told = this.tells ? await this.tell() : 0;
    const sent = await this.worker.get(PhoneSender).step();
    const kept = await this.worker.get(RecordingKeeper).step();
    return settled.changed + rang + told + sent + kept > 0;
  }

  /** What was committed is told. @returns how much there was */
  private async tell(): Promise<number> {
    const ids = (await this.sql<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id);
    await this.worker.get(Effects).carryOut(ids);
    return ids.length + (await this.worker.get(Undelivered).step());
  }

  recover(): Promise<number> {
    return this.worker.get(Recovery).look();
  }

  /** Asks the provider after calls of which nothing is heard. */
  askAfter(): Promise<number> {
    return this.worker.get(Recovery).askAfterRunning();
  }

  /** Time passes, in steps of half a second, with everything done that is due. */
  async pass(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 0.5) await this.network.clock.run(Math.min(0.5, seconds - passed));
  }

  /** Time passes until something is so. @throws when it never becomes so */
  async until(isSo: () => boolean | Promise<boolean>, what: string, seconds = 300): Promise<void> {
    for (let passed = 0; passed <= seconds; passed += 0.5) {
      if (await isSo()) return;
      await this.network.clock.run(0.5);
    }
    throw new Error(`${what}: did not happen within ${seconds} s`);
  }

  /** Adds somebody, with a telephone and an API token. */
  async person(username: string, roles: Role[], { phone, onDuty = true }: { phone?: string; onDuty?: boolean } = {}): Promise<string> {
    const [id, tokenId] = [randomUUID(), randomUUID()];
    const secret = newSecret();
    const name = `${username[0]?.toUpperCase()}${username.slice(1)} Testi`;
    await this.sql('INSERT INTO person (id, username, name, roles, duties, on_duty, phone) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      ...[id, username, name, roles, {}, onDuty, phone ?? null],
    ]);
    await this.sql(
      `INSERT INTO api_token (id, person_id, secret_hash, label, expires_at) VALUES ($1, $2, $3, 'test', now() + interval '9 years')`,
      [...[tokenId, id, createHash('sha256').update(secret).digest()]],
    );
    this.tokens.set(username, formatToken(tokenId, secret));
    return id;
  }

  /** Over REST, as somebody of the city. */
  async rest(as: string, method: 'GET' | 'POST', path: string, body?: unknown) {
    const answer = await this.api.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${this.tokens.get(as)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const isJson = /json/.test(String(answer.headers['content-type'] ?? ''));
    return { status: answer.statusCode, body: (isJson ? answer.json() : answer.rawPayload) as never, headers: answer.headers };
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async sql<Row extends pg.QueryResultRow = any>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  async journal(caseId: string): Promise<string[]> {
    return (await this.sql<{ type: string }>('SELECT type FROM journal WHERE case_id = $1 ORDER BY seq', [caseId])).map(({ type }) => type);
  }

  /** What does not add up in the journals. */
  async verify(): Promise<Finding[]> {
    const findings: Finding[] = [];
    await this.worker.get(JournalVerifyService).verify((finding) => findings.push(finding));
    return findings;
  }

  /** The network first: nothing is asked any more of what is being stopped. */
  async stop(): Promise<void> {
    await this.network.stop();
    for (const stop of this.stops) await stop();
  }
}

/** The line, and where the network asks what happens on it. */
function lineAt(port: number): SimulatorOptions {
  const webhooks = `http://127.0.0.1:${port}/webhooks/twilio`;
  return {
    ...{ accountSid: PHONE_LINE.TWILIO_ACCOUNT_SID, authToken: PHONE_LINE.TWILIO_AUTH_TOKEN, clock: 'virtual', startAt: Date.parse(START) },
    ...{ callsPerSecond: 1_000, maxConcurrentRequests: 1_000 },
    numbers: [
      {
        ...{ number: PHONE_LINE.PHONE_NUMBER, voiceUrl: `${webhooks}/voice/incoming`, fallbackUrl: `${webhooks}/voice/fallback` },
        ...{ statusUrl: `${webhooks}/voice/status`, smsUrl: `${webhooks}/sms/incoming` },
      },
      { number: PHONE_LINE.WHATSAPP_NUMBER, smsUrl: `${webhooks}/sms/incoming` },
    ],
  };
}

function workerOf(settings: Settings, tells: boolean) {
  const { databaseUrl } = settings;
  return {
    module: class PhoneWorker {},
    imports: [
      ConfigModule.forRoot(settings),
      LoggingModule.forRoot(createLog('silent')),
      MetricsModule,
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: 8 }),
      HintsModule.forRoot(databaseUrl),
      PoliciesModule.forRoot({ file: settings.policiesFile }),
      PeopleModule.forRoot(),
      CasesModule,
      TelephonyModule.forRoot(settings.phoneLine),
      PhoneWorkerModule.forRoot({ everyMs: null }),
      ...(tells ? [QueueModule.forRoot({ databaseUrl }), NotifyModule.forRoot({ relayEveryMs: null, undeliveredEveryMs: null })] : []),
      VoiceWorkerModule.forRoot({
        ...{ ringEveryMs: null, closeEveryMs: null, recordingsEveryMs: null, recoverEveryMs: null, askAfterEveryMs: null },
      }),
    ],
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
