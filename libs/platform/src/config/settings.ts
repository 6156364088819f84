import { outgoingProblems, toOutgoing, type MailServer, type PushIdentity } from './outgoing.js';
import { phoneLineProblems, toPhoneLine, type PhoneLine } from './phone-line.js';
import type { Secrets } from './secrets.js';
import { isLoopbackHost } from './setting-types.js';
import { settingsSchema, type LogLevel, type ParsedSettings } from './settings.schema.js';

/** What one server process (API or worker) was told, checked and complete. */
export interface Settings {
  /** TCP port and address to listen on. */
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port under which people reach the product; no trailing slash. */
  readonly publicBaseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** The login that owns the tables and migrates; the same as `databaseUrl` unless set apart. */
  readonly migrateDatabaseUrl: string;
  /** Most connections that this process's own pool opens. */
  readonly databasePool: number;
  /** Unset: BullMQ runs on PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly policiesFile: string;
  /** Per caller. */
  readonly contactsPerMinute: number;
  readonly tracksPerMinute: number;
  /** Addresses and networks whose forwarded-for header is believed. */
  readonly trustedProxies: readonly string[];
  /** Demo people, development sign-in and phone simulator exist only when true. */
  readonly demo: boolean;
  /** Where a worker tells how it is (`/health/*`); unset: it listens nowhere. */
  readonly workerPort: number | undefined;
  /** Where the development sign-in listens (loopback); only with `demo`. */
  readonly devProviderPort: number | undefined;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  readonly secrets: Secrets;
  /** How long somebody stays signed in without doing anything. */
  readonly sessionIdleMinutes: number;
  /** So long after a shift its unseen owner's live cases stay with them. */
  readonly dutyGraceMinutes: number;
  /** Unset: the city has no phone line here. */
  readonly phoneLine: PhoneLine | undefined;
  /** Unset: nobody is reached by e-mail. */
  readonly mail: MailServer | undefined;
  /** Unset: nobody is reached by browser push. */
  readonly push: PushIdentity | undefined;
  readonly logLevel: LogLevel;
}

/** Names every setting that is wrong, in plain words, and repeats no value (values may be secrets). */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The settings are not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nconfig/.env.example describes them all.`,
    );
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings from an environment; an empty string counts as unset.
 * @throws {SettingsError} one error that lists everything wrong, so that nobody has to start ten times.
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = settingsSchema.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...outsideDemo(given),
    ...phoneLineProblems(given),
    ...outgoingProblems(given),
  ];
  if (!parsed.success || problems.length > 0) throw new SettingsError([...new Set(problems)].sort());
  return toSettings(parsed.data);
}

/** A real installation is reached over https only, and has none of the demo's doors. */
function outsideDemo(given: Record<string, string | undefined>): string[] {
  if (given.DEMO === '1') return [];
  const problems: string[] = [];
  if (given.PUBLIC_BASE_URL === undefined) problems.push('PUBLIC_BASE_URL is required');
  if (isHttp(given.PUBLIC_BASE_URL, (host) => !isLoopbackHost(host)))
    problems.push('PUBLIC_BASE_URL must be https (http only for this machine itself)');
  // As the sign-in itself demands (issuer-fetch.ts): said here, before anything starts.
  if (isHttp(given.OIDC_ISSUER)) problems.push('OIDC_ISSUER must be https');
  if (given.DEV_PROVIDER_PORT !== undefined) problems.push('DEV_PROVIDER_PORT is only for DEMO=1');
  return problems;
}

function isHttp(value: string | undefined, where: (host: string) => boolean = () => true): boolean {
  if (value === undefined || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.protocol === 'http:' && where(url.hostname);
}

function toSettings(parsed: ParsedSettings): Settings {
  return {
    port: parsed.PORT,
    host: parsed.HOST,
    publicBaseUrl: parsed.PUBLIC_BASE_URL ?? `http://127.0.0.1:${parsed.PORT}`,
    dataDir: parsed.DATA_DIR,
    databaseUrl: parsed.DATABASE_URL,
    migrateDatabaseUrl: parsed.MIGRATE_DATABASE_URL ?? parsed.DATABASE_URL,
    databasePool: parsed.DATABASE_POOL,
    redisUrl: parsed.REDIS_URL,
    policiesFile: parsed.POLICIES_FILE,
    contactsPerMinute: parsed.CONTACTS_PER_MINUTE,
    tracksPerMinute: parsed.TRACKS_PER_MINUTE,
    trustedProxies: parsed.TRUSTED_PROXIES,
    demo: parsed.DEMO,
    devProviderPort: parsed.DEV_PROVIDER_PORT,
    workerPort: parsed.WORKER_PORT,
    oidc: { issuer: parsed.OIDC_ISSUER, clientId: parsed.OIDC_CLIENT_ID, clientSecret: parsed.OIDC_CLIENT_SECRET },
    secrets: parsed.SECRETS,
    sessionIdleMinutes: parsed.SESSION_IDLE_MINUTES,
    dutyGraceMinutes: parsed.DUTY_GRACE_MINUTES,
    phoneLine: toPhoneLine(parsed),
    ...toOutgoing(parsed),
    logLevel: parsed.LOG_LEVEL,
  };
}
