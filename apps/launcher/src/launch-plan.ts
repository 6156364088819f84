import { createECDH, createHash } from 'node:crypto';
import { join } from 'node:path';
import { DEMO_LINE } from './demo-numbers.js';
import type { OwnSecrets } from './secrets-file.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What `npm start` is to start, read from the environment alone. */
export interface LaunchPlan {
  dataDir: string;
  host: string;
  port: number;
  publicBaseUrl: string;
  /** Undefined: our own PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined;
  /** The login that migrates, where one is set apart. */
  migrateDatabaseUrl: string | undefined;
  /** On the embedded database the demo is on unless `DEMO=0` (api.md "Starting"). */
  demo: boolean;
}

/** What is known only once things run. */
export interface Running {
  databaseUrl: string;
  devProviderPort: number | undefined;
  /** Origin of the phone simulator; only in the demo, and only when it can reach us on this machine. */
  simulatorUrl?: string | undefined;
}

/** What the simulator and we know each other by. */
export interface SimulatorAccount {
  accountSid: string;
  authToken: string;
}

export const DEV_PROVIDER_PATH = '/dev-idp';
export const DEV_CLIENT_ID = 'batline';

/** Where things stand below DATA_DIR. */
export const postgresFolder = (plan: LaunchPlan): string => join(plan.dataDir, 'postgres');
export const secretsFile = (plan: LaunchPlan): string => join(plan.dataDir, 'secrets.json');

export function planLaunch(env: Environment): LaunchPlan {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const databaseUrl = given('DATABASE_URL');
  const asked = Number(given('PORT') ?? 3000);
  // One that is no number is refused where all settings are checked.
  const port = Number.isNaN(asked) ? 3000 : asked;
  return {
    dataDir: given('DATA_DIR') ?? '.data',
    host: given('HOST') ?? '127.0.0.1',
    port,
    publicBaseUrl: (given('PUBLIC_BASE_URL') ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    databaseUrl,
    migrateDatabaseUrl: databaseUrl && given('MIGRATE_DATABASE_URL'),
    demo: (given('DEMO') ?? (databaseUrl ? '0' : '1')) === '1',
  };
}

/** The simulator's account: made from the installation's own secrets, the same at every start. */
export function simulatorAccount(own: OwnSecrets): SimulatorAccount {
  const made = createHash('sha256').update(`phone simulator ${own.oidcClientSecret}`).digest('hex');
  return { accountSid: `AC${made.slice(0, 32)}`, authToken: made.slice(32) };
}

/** In the demo the line is the simulator's, whatever else was given: a demo calls nobody. */
function simulatedLine(own: OwnSecrets | undefined, { simulatorUrl }: Running): Environment {
  const account = own && simulatorUrl !== undefined ? simulatorAccount(own) : undefined;
  return {
    TWILIO_BASE_URL: account && simulatorUrl,
    TWILIO_ACCOUNT_SID: account?.accountSid,
    TWILIO_AUTH_TOKEN: account?.authToken,
    PHONE_NUMBER: account && DEMO_LINE.number,
    WHATSAPP_NUMBER: account && DEMO_LINE.whatsApp,
    PHONE_MAYOR: undefined,
  };
}

/** Who the demo is to push services: made from the installation's own secrets, so that browsers stay subscribed from start to start. */
function ownPushIdentity(own: OwnSecrets): Environment {
  const pair = createECDH('prime256v1');
  // A SHA-256 is all but certainly below the curve's order; one that is not throws, at every start alike.
  const secret = createHash('sha256').update(`browser push ${own.oidcClientSecret}`).digest();
  pair.setPrivateKey(secret);
  return {
    VAPID_PUBLIC_KEY: pair.getPublicKey('base64url'),
    VAPID_PRIVATE_KEY: secret.toString('base64url'),
    VAPID_SUBJECT: 'mailto:batline@localhost.invalid',
  };
}

/** Keys that were given stay, whole. */
function pushIdentity(env: Environment, own: OwnSecrets | undefined): Environment {
  const given = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'].some((name) => env[name]?.trim());
  return own && !given ? ownPushIdentity(own) : {};
}

/**
 * The environment of the API and the worker: what was given, completed by what the launcher made. In the demo the sign-in is
 * the development provider's, whatever else was given; outside it nothing is made up but the secrets of an embedded database.
 */
export function childEnvironment(
  env: Environment,
  plan: LaunchPlan,
  own: OwnSecrets | undefined,
  running: Running,
): Record<string, string> {
  const made: Environment = {
    PORT: env.PORT?.trim() || String(plan.port),
    HOST: plan.host,
    DATA_DIR: plan.dataDir,
    PUBLIC_BASE_URL: env.PUBLIC_BASE_URL?.trim() || (plan.demo ? plan.publicBaseUrl : undefined),
    DATABASE_URL: running.databaseUrl,
    // The processes that serve have no use for the login that may change the tables.
    MIGRATE_DATABASE_URL: undefined,
    SECRETS: env.SECRETS?.trim() || own?.secrets,
    DEMO: env.DEMO?.trim() || (plan.demo ? '1' : '0'),
    ...(plan.demo && {
      LOG_LEVEL: env.LOG_LEVEL?.trim() || 'warn',
      OIDC_ISSUER: `${plan.publicBaseUrl}${DEV_PROVIDER_PATH}`,
      OIDC_CLIENT_ID: DEV_CLIENT_ID,
      OIDC_CLIENT_SECRET: own?.oidcClientSecret,
      DEV_PROVIDER_PORT: running.devProviderPort === undefined ? undefined : String(running.devProviderPort),
      ...simulatedLine(own, running),
      ...pushIdentity(env, own),
    }),
  };
  const all = Object.entries({ ...env, ...made });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
