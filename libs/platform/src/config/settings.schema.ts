import { z } from 'zod';
import { outgoingShape } from './outgoing.js';
import { phoneLineShape } from './phone-line.js';
import { Secrets } from './secrets.js';
import { flag, issuer, networks, origin, urlOf, whole } from './setting-types.js';

const secrets = z.string().transform((text, context) => {
  const parsed = Secrets.parse(text);
  if (parsed instanceof Secrets) return parsed;
  context.addIssue(parsed);
  return z.NEVER;
});

/** An absent setting is reported as missing, not as being of the wrong type. */
const required = <T extends z.ZodType<unknown, string>>(type: T) =>
  z.custom<string>((value) => typeof value === 'string', { error: 'is required', abort: true }).pipe(type);

/** Every setting by its name in the environment (api.md "Starting"). An absent key means unset. */
export const settingsSchema = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_BASE_URL: origin.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: required(urlOf('postgres:', 'postgresql:')),
  MIGRATE_DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: whole(1, 500).default(10),
  REDIS_URL: urlOf('redis:', 'rediss:').optional(),
  POLICIES_FILE: z.string().default('config/policies.json'),
  CONTACTS_PER_MINUTE: whole(1, 1_000_000).default(30),
  TRACKS_PER_MINUTE: whole(1, 1_000_000).default(60),
  TRUSTED_PROXIES: networks.default([]),
  DEMO: flag.default(false),
  DEV_PROVIDER_PORT: whole(1, 65_535).optional(),
  WORKER_PORT: whole(0, 65_535).optional(),
  OIDC_ISSUER: required(issuer),
  OIDC_CLIENT_ID: required(z.string()),
  OIDC_CLIENT_SECRET: required(z.string()),
  SECRETS: required(secrets),
  SESSION_IDLE_MINUTES: whole(5, 600).default(60),
  DUTY_GRACE_MINUTES: whole(1, 720).default(15),
  ...phoneLineShape,
  ...outgoingShape,
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent')
    .default('info'),
});

export type ParsedSettings = z.output<typeof settingsSchema>;
export type LogLevel = ParsedSettings['LOG_LEVEL'];
