import { describeError } from './safe-error.js';

/**
 * The only keys that a log line may carry (domain.md §2.10: ids and codes, never words). A new key is a decision about
 * privacy: it must never hold text that a person wrote, a name, a number, an address, a URL or an SQL parameter.
 */
export const LOG_FIELDS = [
  ...['context', 'event', 'component', 'process', 'pid', 'hostname', 'version', 'signal', 'exitCode', 'port'],
  ...['requestId', 'method', 'route', 'status', 'code', 'sqlState', 'ms', 'bytes', 'count', 'attempt', 'limit'],
  ...[
    'caseId',
    'contactId',
    'messageId',
    'clockId',
    'offerId',
    'assistId',
    'visitId',
    'escalationId',
    'deliveryId',
    'outboxId',
    'journalSeq',
  ],
  ...[
    'personId',
    'actorKind',
    'sessionId',
    'tokenId',
    'policyId',
    'village',
    'channel',
    'kind',
    'state',
    'rung',
    'round',
    'version',
    'seq',
  ],
  ...['queue', 'job', 'jobId', 'overdueMs', 'lagMs', 'migration'],
] as const;

export type LogField = (typeof LOG_FIELDS)[number];

/** What may be handed to the logger beside the sentence. */
export type LogFields = Partial<Record<LogField, string | number | boolean | null | undefined>> & { err?: unknown };

const allowed: ReadonlySet<string> = new Set(LOG_FIELDS);

/** Ids, codes, route patterns: no spaces, no query, no fragment, no sign of prose. */
const TOKEN = /^[\p{L}\d_.:/{}*@-]{1,128}$/u;

/** Drops every key that is not on the list, and every value that is not a number, a flag or a token. */
export function safeFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'err') safe.err = describeError(value);
    else if (allowed.has(key)) safe[key] = safeValue(value);
  }
  return safe;
}

function safeValue(value: unknown): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return TOKEN.test(value) ? value : '[text]';
  return undefined;
}
