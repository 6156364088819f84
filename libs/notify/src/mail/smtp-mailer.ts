import type { MailServer } from '#platform/config';
import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer';
import type { TryOutcome } from '../paths/after-try.js';
import { Mailer, type Mail } from './mailer.js';

/** Nobody waits longer for a server that says nothing. */
const PATIENCE_MS = 15_000;

/** E-mail over SMTP. Encrypted as soon as the server can. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter<SentMessageInfo>;

  constructor(private readonly server: MailServer) {
    super();
    this.transport = createTransport({
      url: server.url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      dnsTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  async send({ to, subject, text, messageId, stopUrl }: Mail): Promise<TryOutcome> {
    try {
      await this.transport.sendMail({
        ...{ from: this.server.from, to: { name: '', address: to }, subject, text, messageId },
        headers: {
          // Told to programmes that answer by themselves: nobody reads what they would say (RFC 3834).
          'Auto-Submitted': 'auto-generated',
          ...(stopUrl === undefined ? {} : { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
      return { ok: true, providerId: messageId };
    } catch (error) {
      return refusedBy(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/**
 * 5xx to an address or a message is the last word; to a password it is ours to mend, and everything waits for that. What was not
 * said at all, and 4xx, may be otherwise the next time.
 */
export function refusedBy(error: unknown): TryOutcome {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return { ok: false, permanent: false, reason: 'bad-credentials' };
  if (responseCode === undefined) {
    // Refused before anything was sent: an address that is none.
    if (code === 'EENVELOPE') return { ok: false, permanent: true, reason: 'rejected' };
    return { ok: false, permanent: false, reason: 'unreachable' };
  }
  return responseCode >= 500 ? { ok: false, permanent: true, reason: 'rejected' } : { ok: false, permanent: false, reason: 'not-now' };
}
