import { randomUUID } from 'node:crypto';
import type { Chaos } from '../chaos/chaos.js';
import type { Activity } from '../engine/clock/activity.js';
import type { SimClock } from '../engine/clock/sim-clock.js';
import type { Trace } from '../engine/trace.js';
import { askHttp, type HttpAnswer, type HttpFailure } from './http-ask.js';
import { overridesOf, type RetryReason } from './overrides.js';
import { signatureOf } from './signature.js';

export type Method = 'GET' | 'POST';
export type Fields = Readonly<Record<string, string>>;
/** Callbacks: told, without anything that depends on the answer. */
export type CallbackKind = 'call-status' | 'recording-status' | 'conference-status' | 'message-status';

export interface Answered {
  readonly ok: true;
  readonly body: string;
  readonly contentType: string;
  /** Where the document came from: what its relative addresses are relative to. */
  readonly url: string;
}
export interface Unanswered {
  readonly ok: false;
  /** As the debugger shows it: 11200 for most, 11750 for what is too long. */
  readonly code: number;
}

const MAX_REDIRECTIONS = 3;

/** Calls the program under test, as the provider does: signed, form-encoded, with limits of time, again when that is agreed. */
export class Webhooks {
  constructor(
    private readonly authToken: string,
    private readonly activity: Activity,
    private readonly clock: SimClock,
    private readonly trace: Trace,
    private readonly chaos: Chaos,
  ) {}

  /** Asks for a document, at the program's own pace. */
  async ask(about: string, url: string, method: Method, fields: Fields): Promise<Answered | Unanswered> {
    const outcome = await this.deliver(about, url, method, fields, randomUUID());
    if ('failure' in outcome) return { ok: false, code: outcome.failure === 'too-big' ? 11750 : 11200 };
    if (outcome.status < 200 || outcome.status > 299) return { ok: false, code: 11200 };
    return { ok: true, body: outcome.body, contentType: outcome.contentType, url: outcome.url };
  }

  /** Tells something: at once and without waiting, unless chaos has it late, twice or not at all. */
  tell(kind: CallbackKind, url: string, method: Method, fields: Fields): void {
    const token = randomUUID();
    for (const { afterSeconds, answerLost } of this.chaos.fate(kind)) {
      const deliver = async () => {
        await this.deliver(kind, url, method, fields, token);
        // To whoever was told it is the same webhook once more, with the same token.
        if (answerLost) await this.deliver(kind, url, method, fields, token);
      };
      if (afterSeconds === 0) void deliver();
      else this.clock.after(afterSeconds, () => void deliver());
    }
  }

  private async deliver(about: string, url: string, method: Method, fields: Fields, token: string) {
    const overrides = overridesOf(url);
    const over = this.activity.begin();
    const giveUpAt = performance.now() + overrides.totalMs;
    try {
      for (let attempt = 0; ; attempt += 1) {
        const outcome = await this.follow(url, method, fields, token, overrides);
        const reason = reasonOf(outcome);
        const again = reason !== undefined && overrides.retryOn.has(reason) && attempt < overrides.retries;
        const result = 'failure' in outcome ? outcome.failure : outcome.status;
        this.trace.add('webhook', { about, url: withoutFragment(url), method, fields, attempt, token, result });
        if (again && performance.now() < giveUpAt) continue;
        if (typeof result === 'number' && result < 300) return outcome;
        this.trace.warn('failure' in outcome && outcome.failure === 'too-big' ? 11750 : 11200, `${about}: ${result}`, {
          url: withoutFragment(url),
        });
        return outcome;
      }
    } finally {
      over();
    }
  }

  /** One attempt, along a few redirections. */
  private async follow(
    url: string,
    method: Method,
    fields: Fields,
    token: string,
    limits: { connectMs: number; readMs: number },
  ): Promise<(HttpAnswer & { url: string }) | HttpFailure> {
    let at = withoutFragment(url);
    let by = method;
    for (let hops = 0; ; hops += 1) {
      const target = by === 'GET' ? withQuery(at, fields) : at;
      const headers = {
        accept: '*/*',
        'user-agent': 'TwilioProxy/1.1',
        'i-twilio-idempotency-token': token,
        'x-twilio-signature': signatureOf(this.authToken, target, by === 'GET' ? {} : fields),
        ...(by === 'POST' && { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
      };
      const body = by === 'POST' ? new URLSearchParams(fields).toString() : undefined;
      const outcome = await askHttp(target, by, body, headers, limits);
      if ('failure' in outcome) return outcome;
      if (outcome.status < 300 || outcome.status > 399 || outcome.location === undefined || hops === MAX_REDIRECTIONS)
        return { ...outcome, url: at };
      at = new URL(outcome.location, at).href;
      by = 'GET';
    }
  }
}

function reasonOf(outcome: HttpAnswer | HttpFailure): RetryReason | undefined {
  if ('failure' in outcome) return outcome.failure === 'ct' || outcome.failure === 'rt' ? outcome.failure : undefined;
  if (outcome.status >= 500) return '5xx';
  return outcome.status >= 400 ? '4xx' : undefined;
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

function withQuery(url: string, fields: Fields): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(fields)) target.searchParams.append(name, value);
  return target.href;
}
