/** How one webhook is tried: what may be written behind the `#` of its URL. Milliseconds. */
export interface Overrides {
  readonly connectMs: number;
  readonly readMs: number;
  readonly totalMs: number;
  readonly retries: number;
  readonly retryOn: ReadonlySet<RetryReason>;
}

/** Reasons to try again; `ct`: no connection, `rt`: no answer in time. */
export type RetryReason = '4xx' | '5xx' | 'ct' | 'rt';

/**
 * Reads the provider's connection overrides (`#ct=2000&rc=2&rp=5xx,ct`). What is not understood counts as not written.
 * Source: twilio.com/docs/usage/webhooks/webhooks-connection-overrides. Pure.
 */
export function overridesOf(url: string): Overrides {
  const given = new URLSearchParams(new URL(url).hash.slice(1));
  const number = (name: string, min: number, max: number, otherwise: number): number => {
    const text = given.get(name);
    const value = text !== null && /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : otherwise;
  };
  return {
    connectMs: number('ct', 100, 10_000, 5_000),
    readMs: number('rt', 100, 15_000, 15_000),
    totalMs: number('tt', 100, 15_000, 15_000),
    retries: number('rc', 0, 5, 1),
    retryOn: policyOf(given.get('rp')),
  };
}

const REASONS: readonly RetryReason[] = ['4xx', '5xx', 'ct', 'rt'];

function policyOf(text: string | null): ReadonlySet<RetryReason> {
  const words = text?.split(',') ?? ['ct'];
  if (words.includes('all')) return new Set(REASONS);
  return new Set(REASONS.filter((reason) => words.includes(reason)));
}
