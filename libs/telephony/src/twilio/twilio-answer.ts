import type { Refused } from '../outcome.js';
import { refusalOfAnswer } from './twilio-refusals.js';

/** How soon trying again may help, where the provider does not say. */
const RETRY_AFTER_MS = 2_000;
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Errors of the network after which nothing can have been sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN']);

/** An answer of Twilio's that is no success. Their sentences quote numbers and are left out. */
export class TwilioAnswer extends Error {
  constructor(
    readonly status: number,
    readonly code: number | undefined,
    readonly retryAfterMs: number | undefined,
  ) {
    super(`Twilio answered with status ${status}`);
    this.name = 'TwilioAnswer';
  }

  static of(status: number, body: unknown, headers: Readonly<Record<string, unknown>>): TwilioAnswer {
    const { code } = objectOf(body);
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    const retryAfterMs = seconds >= 0 ? Math.min(seconds * 1_000, MAX_RETRY_AFTER_MS) : undefined;
    return new TwilioAnswer(status, typeof code === 'number' ? code : undefined, retryAfterMs);
  }
}

/**
 * What an error of a request means. Pure.
 * @param repeatable doing it once more does no harm: then a failure is only a failure, never an unknown outcome
 * @throws what is neither an answer nor a failure of the network: a mistake of ours
 */
export function refusedBy(error: unknown, repeatable: boolean): Refused {
  if (error instanceof TwilioAnswer) return refusedByAnswer(error, repeatable);
  // An answer that is no JSON came from something between us, after it had been asked.
  if (error instanceof SyntaxError) return failed('unreadable', repeatable);
  const code = networkCode(error);
  if (code === undefined) throw error;
  return failed(code, repeatable || NEVER_SENT.has(code));
}

function refusedByAnswer({ status, code, retryAfterMs }: TwilioAnswer, repeatable: boolean): Refused {
  const named = String(code ?? status);
  if (status >= 500) return failed(named, repeatable, retryAfterMs);
  const refusal = refusalOfAnswer(status, code);
  if (refusal !== 'rate-limited') return { ok: false, refusal, code: named };
  return { ok: false, refusal, code: named, retryAfterMs: retryAfterMs ?? RETRY_AFTER_MS };
}

const failed = (code: string, harmless: boolean, retryAfterMs: number = RETRY_AFTER_MS): Refused =>
  harmless ? { ok: false, refusal: 'provider-error', code, retryAfterMs } : { ok: false, refusal: 'unknown-outcome', code };

/** How the transport calls the end of our patience, depending on which of its clocks ran out first. */
const TIMEOUTS = new Set(['ECONNABORTED', 'ERR_CANCELED', 'ETIMEDOUT', 'CanceledError', 'AbortError']);

/** `timeout`, `ECONNRESET` …; undefined when it is no error of the transport. */
function networkCode(error: unknown): string | undefined {
  const { isAxiosError, code, syscall, name } = objectOf(error);
  const ofTransport = isAxiosError === true || typeof syscall === 'string' || name === 'CanceledError' || name === 'AbortError';
  const called = String(code ?? name);
  if (!ofTransport) return undefined;
  return TIMEOUTS.has(called) ? 'timeout' : called;
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : undefined;
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
