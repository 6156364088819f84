import {
  CasesModule,
  ConversationService,
  EndingsService,
  EscalationService,
  Intake,
  OwnershipService,
  ReadingService,
  ResidentActs,
  Residents,
} from '#cases';
import type { NewContact } from '#contracts';
import type { PolicySnapshot, Role } from '#domain';
import { ConfigModule, loadSettings } from '#platform/config';
import { DatabaseModule, UnitOfWork } from '#platform/database';
import { HintsModule } from '#platform/hints';
import { createLog, LoggingModule } from '#platform/logging';
import { MetricsModule } from '#platform/metrics';
import { PoliciesModule } from '#policies';
import { PeopleModule, type SignedInViewer } from '#staff';
import type { DynamicModule, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase, fakeClock, type FakeClock, type TestDatabase } from './postgres.js';

export const PEOPLE = {
  aino: ['official'],
  eero: ['official'],
  maija: ['official'],
  petri: ['official'],
  leena: ['host'],
  pormestari: ['mayor'],
  robin: ['robin'],
  yllapito: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type PersonName = keyof typeof PEOPLE;

export interface CityOptions {
  /** Where the clock stands still at first; `real`: the real clock. */
  at?: string;
  /** Changes to the one policy of `config/policies.json`. */
  policy?: Partial<PolicySnapshot['policy']>;
  /** Further modules, e.g. the worker's. */
  modules?: (database: TestDatabase) => (DynamicModule | Type)[];
  /** Who is on duty; everybody has it off otherwise. */
  onDuty?: PersonName[];
  /** Takes log lines instead of nobody. */
  logTo?: (line: Record<string, unknown>) => void;
  database?: TestDatabase;
  /** Settings by their names in the environment, e.g. of a phone line. */
  settings?: Record<string, string>;
}

/** A small city on a real database: people, a policy, a clock that moves only when told, and the services of cases. */
export class City {
  readonly viewers = {} as Record<PersonName, SignedInViewer>;

  private constructor(
    readonly database: TestDatabase,
    readonly app: TestingModule,
    readonly owner: pg.Pool,
    private readonly fake: FakeClock | undefined,
    private readonly ownsDatabase: boolean,
  ) {}

  static async start(options: CityOptions = {}): Promise<City> {
    const database = options.database ?? (await createTestDatabase());
    const fake = options.at === 'real' || options.database ? undefined : await fakeClock(database.ownerUrl);
    await fake?.set(options.at ?? '2026-11-16T08:00:00.000Z');
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
    owner.on('error', () => undefined);
    const policies = join(tmpdir(), `batline-policies-${randomBytes(6).toString('hex')}.json`);
    writeFileSync(policies, JSON.stringify(changedPolicies(options.policy ?? {})));
    const app = await Test.createTestingModule({ imports: cityModules(database, policies, options) }).compile();
    await app.init();
    rmSync(policies);
    const city = new City(database, app, owner, fake, options.database === undefined);
    await city.addPeople(options.onDuty ?? []);
    return city;
  }

  get intake(): Intake {
    return this.app.get(Intake);
  }
  get ownership(): OwnershipService {
    return this.app.get(OwnershipService);
  }
  get conversation(): ConversationService {
    return this.app.get(ConversationService);
  }
  get endings(): EndingsService {
    return this.app.get(EndingsService);
  }
  get reading(): ReadingService {
    return this.app.get(ReadingService);
  }
  get resident(): ResidentActs {
    return this.app.get(ResidentActs);
  }
  get escalation(): EscalationService {
    return this.app.get(EscalationService);
  }
  get unitOfWork(): UnitOfWork {
    return this.app.get(UnitOfWork);
  }
  get clock(): FakeClock {
    if (!this.fake) throw new Error('this city runs on the real clock');
    return this.fake;
  }

  by(name: PersonName): { viewer: SignedInViewer } {
    return { viewer: this.viewers[name] };
  }

  /** A resident's first word. */
  async contact(contact: Partial<NewContact> = {}) {
    const opened = await this.intake.open({ channel: 'web_form', text: 'Katuvalo on pimeä Kurvissa.', ...contact });
    const resident = await this.app.get(Residents).required(opened.residentKey);
    return { ...opened, resident };
  }

  /** Records everything that is due, as a sweep does. @returns how many clocks ran out */
  async settle(batch = 200): Promise<number> {
    for (let breaches = 0; ;) {
      const settled = await this.escalation.settleSome(batch);
      breaches += settled.breaches.length;
      if (settled.changed === 0) return breaches;
    }
  }

  /** As the database's owner, who may do anything. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  async setDuty(name: PersonName, onDuty: boolean): Promise<void> {
    await this.sql('UPDATE person SET on_duty = $2 WHERE username = $1', [name, onDuty]);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.fake?.release().catch(() => undefined);
    await this.owner.end();
    if (this.ownsDatabase) await this.database.drop();
  }

  private async addPeople(onDuty: readonly PersonName[]): Promise<void> {
    for (const [username, roles] of Object.entries(PEOPLE) as unknown as [PersonName, Role[]][]) {
      await this.sql('INSERT INTO person (username, name, roles, on_duty) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
        username,
        `${username[0]?.toUpperCase()}${username.slice(1)} Testi`,
        roles,
        onDuty.includes(username),
      ]);
      const [row] = await this.sql<{ id: string; name: string }>('SELECT id, name FROM person WHERE username = $1', [username]);
      if (!row) throw new Error(`${username} is not there`);
      const duties = { sectors: [], topics: [], villages: [], languages: [] };
      this.viewers[username] = {
        personId: row.id,
        username,
        name: row.name,
        roles,
        duties,
        onDuty: onDuty.includes(username),
        via: 'session',
      };
    }
  }
}

function changedPolicies(changes: Partial<PolicySnapshot['policy']>): unknown {
  const file = JSON.parse(readFileSync('config/policies.json', 'utf8')) as { $schema?: string; policies: object[] };
  delete file.$schema;
  const policy = JSON.parse(JSON.stringify({ ...file.policies[0], ...changes })) as object;
  return { ...file, policies: [policy] };
}

/** What a test's process is told; the secrets are made up. */
export function testSettings(database: TestDatabase, env: Record<string, string> = {}) {
  return loadSettings({
    DEMO: '1',
    // Housekeeping deletes files there that its database does not know.
    DATA_DIR: join(tmpdir(), 'batline-tests'),
    DATABASE_URL: database.ownerUrl,
    OIDC_ISSUER: 'http://127.0.0.1:1/dev-idp',
    OIDC_CLIENT_ID: 'batline',
    OIDC_CLIENT_SECRET: 'secret',
    SECRETS: `1:${randomBytes(32).toString('base64url')}`,
    ...env,
  });
}

function cityModules(database: TestDatabase, policies: string, options: CityOptions) {
  const log = options.logTo
    ? createLog('debug', { write: (line: string) => options.logTo?.(JSON.parse(line) as Record<string, unknown>) })
    : createLog('silent');
  return [
    ConfigModule.forRoot(testSettings(database, options.settings)),
    LoggingModule.forRoot(log),
    MetricsModule,
    DatabaseModule.forRoot({ url: database.ownerUrl, poolSize: 12 }),
    HintsModule.forRoot(database.ownerUrl),
    PoliciesModule.forRoot({ file: policies }),
    PeopleModule.forRoot(),
    CasesModule,
    ...(options.modules?.(database) ?? []),
  ];
}
