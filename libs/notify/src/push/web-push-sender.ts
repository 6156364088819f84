import type { PushIdentity } from '#platform/config';
import { createHash } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import webPush from 'web-push';
import type { TryOutcome } from '../paths/after-try.js';
import { endpointRefused, guardedLookup } from './endpoint-address.js';
import { GONE, PushSender, type Push, type PushTarget } from './push-sender.js';

/** Nobody waits longer for a service that says nothing. */
const PATIENCE_MS = 10_000;

/** Push services keep one push for each topic; at most 32 characters (RFC 8030 §5.4), and it tells them nothing. */
const topicOf = (tag: string): string => createHash('sha256').update(`topic ${tag}`).digest('base64url').slice(0, 32);

/** Browser push by its own protocol: RFC 8030, encrypted for the browser alone (RFC 8291), by the city's keys (RFC 8292). */
export class WebPushSender extends PushSender {
  /** @param allowLoopback in development: a push service on this machine */
  constructor(
    private readonly identity: PushIdentity,
    private readonly allowLoopback: boolean,
  ) {
    super();
  }

  async send({ endpoint, p256dh, auth }: PushTarget, { payload, ttlSeconds, urgent }: Push): Promise<TryOutcome> {
    if (endpointRefused(endpoint, this.allowLoopback)) return { ok: false, permanent: true, reason: 'push-endpoint-refused' };
    let details: ReturnType<typeof webPush.generateRequestDetails>;
    try {
      details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
        vapidDetails: this.identity,
        TTL: ttlSeconds,
        urgency: urgent ? 'high' : 'normal',
        topic: topicOf(payload.tag),
      });
    } catch {
      // A key that is no point of the curve: nothing can ever be encrypted for it.
      return { ok: false, permanent: true, reason: 'bad-keys' };
    }
    try {
      return outcomeOf(await this.post(endpoint, details.headers as Record<string, string>, details.body ?? Buffer.alloc(0)));
    } catch (error) {
      const outside = (error as { code?: string }).code === 'ENOTPUBLIC';
      return outside
        ? { ok: false, permanent: true, reason: 'push-endpoint-refused' }
        : { ok: false, permanent: false, reason: 'unreachable' };
    }
  }

  /** Follows no redirect and reads nothing of the answer but its head. */
  private post(endpoint: string, headers: Record<string, string>, body: Buffer): Promise<Answer> {
    const request = new URL(endpoint).protocol === 'https:' ? requestSecure : requestPlain;
    return new Promise((resolve, reject) => {
      const sending = request(
        endpoint,
        { method: 'POST', headers, lookup: guardedLookup(this.allowLoopback), agent: false },
        (response) => {
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], location: response.headers.location });
          response.destroy();
        },
      );
      sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error('timeout')));
      const late = setTimeout(() => sending.destroy(new Error('timeout')), 2 * PATIENCE_MS);
      sending.on('error', reject).on('close', () => clearTimeout(late));
      sending.end(body);
    });
  }
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
  location: string | undefined;
}

/** What an answer of a push service means (RFC 8030 §5, §7.3, §8.4). */
export function outcomeOf({ status, retryAfter, location }: Answer): TryOutcome {
  if (status >= 200 && status < 300) return { ok: true, providerId: location?.slice(0, 500) ?? null };
  if (status === 404 || status === 410) return { ok: false, permanent: true, reason: GONE };
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter);
    return { ok: false, permanent: false, reason: 'not-now', ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) };
  }
  // Keys that the service does not believe are ours to mend; that will take longer than any retry.
  return { ok: false, permanent: true, reason: status === 401 || status === 403 ? 'bad-credentials' : 'rejected' };
}
