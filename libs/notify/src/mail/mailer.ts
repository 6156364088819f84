import type { TryOutcome } from '../paths/after-try.js';

/** One e-mail, in plain text: nothing of ours needs more, and it cannot track anybody. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for the same thing, however often it is sent: `<id@host>`. */
  readonly messageId: string;
  /** A page of ours that stops further mail, by RFC 8058; https, or nobody's programme will use it. */
  readonly stopUrl?: string;
}

/**
 * The city's way to send e-mail: the port, and its Nest token. Every try ends in a named outcome and never throws for what is to be
 * expected. `providerId` is the message's own id.
 */
export abstract class Mailer {
  abstract send(mail: Mail): Promise<TryOutcome>;
}

/** What there is when no server is set up. */
export class NoMailer extends Mailer {
  send(): Promise<TryOutcome> {
    return Promise.resolve({ ok: false, permanent: true, reason: 'no-mail-server' });
  }
}
