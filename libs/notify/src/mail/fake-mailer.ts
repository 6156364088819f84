import type { TryOutcome } from '../paths/after-try.js';
import { Mailer, type Mail } from './mailer.js';

/** A mail server in memory, for tests and trials. */
export class FakeMailer extends Mailer {
  readonly sent: Mail[] = [];
  /** Nobody answers. */
  down = false;
  /** Addresses that it does not take, by the code of its answer. */
  readonly refused = new Map<string, number>();

  send(mail: Mail): Promise<TryOutcome> {
    return Promise.resolve(this.answer(mail));
  }

  private answer(mail: Mail): TryOutcome {
    if (this.down) return { ok: false, permanent: false, reason: 'unreachable' };
    const code = this.refused.get(mail.to);
    if (code !== undefined) return { ok: false, permanent: code >= 500, reason: code >= 500 ? 'rejected' : 'not-now' };
    this.sent.push(mail);
    return { ok: true, providerId: mail.messageId };
  }
}
