import type { TryOutcome } from '../paths/after-try.js';
import { GONE, PushSender, type Push, type PushTarget } from './push-sender.js';

/** Push services in memory, for tests and trials. */
export class FakePushSender extends PushSender {
  readonly sent: { endpoint: string; push: Push }[] = [];
  /** Nobody answers. */
  down = false;
  /** Endpoints that are gone. */
  readonly gone = new Set<string>();

  send({ endpoint }: PushTarget, push: Push): Promise<TryOutcome> {
    if (this.gone.has(endpoint)) return Promise.resolve({ ok: false, permanent: true, reason: GONE });
    if (this.down) return Promise.resolve({ ok: false, permanent: false, reason: 'unreachable' });
    this.sent.push({ endpoint, push });
    return Promise.resolve({ ok: true, providerId: null });
  }
}
