/**
 * Why a request came to nothing. The caller decides by these words alone; `code` is the provider's own, for logs.
 * - `invalid-number`: nobody has this number, or it cannot be called or written to
 * - `unreachable`: a right number that cannot be reached (a landline for a message, switched off, not permitted by its operator)
 * - `blocked-recipient`: they asked for no more messages (STOP)
 * - `not-permitted`: our account may not do this (country, number that is not ours, unfinished registration)
 * - `rate-limited`: later, after `retryAfterMs` when it is known; nothing was done
 * - `gone`: there is no such call, message, recording or conference, or it has ended
 * - `bad-credentials`: the account's own settings are wrong; a person has to look
 * - `too-big`: the text or the recording is larger than allowed; nothing was done
 * - `unknown-outcome`: it may or may not have been done (timeout, lost connection, an error of theirs). Never repeat it
 *   blindly: look with `listCalls` or `listMessages` first
 * - `provider-error`: the provider failed, or refused for a reason that this list has no word for; nothing was done, or doing it
 *   once more does no harm
 */
export const REFUSALS = [
  'invalid-number',
  'unreachable',
  'blocked-recipient',
  'not-permitted',
  'rate-limited',
  'gone',
  'bad-credentials',
  'too-big',
  'unknown-outcome',
  'provider-error',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly code?: string;
  /** Trying again after so long may help. Absent: it will not. */
  readonly retryAfterMs?: number;
}

/** What came of a request: done, or refused by name. Expected things are never thrown. */
export type Outcome<Done = object> = ({ readonly ok: true } & Readonly<Done>) | Refused;

export const DONE = { ok: true } as const satisfies Outcome;
export const GONE: Refused = { ok: false, refusal: 'gone' };
