import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on this machine that keeps what it is sent. */
export interface MailServerForTests {
  url: string;
  readonly mails: ParsedMail[];
  /** Addresses that it refuses, by the code of its answer. */
  readonly refused: Map<string, number>;
  /** Stops listening, or listens again on the same port. */
  down(): Promise<void>;
  up(): Promise<void>;
}

export async function startMailServer(): Promise<MailServerForTests> {
  const mails: ParsedMail[] = [];
  const refused = new Map<string, number>();
  let server: SMTPServer | undefined;
  let port = 0;
  const up = async (): Promise<void> => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo({ address }, _session, callback) {
        const code = refused.get(address);
        callback(code === undefined ? null : Object.assign(new Error('no such mailbox'), { responseCode: code }));
      },
      onData(stream, _session, callback) {
        simpleParser(stream).then(
          (mail) => {
            mails.push(mail);
            callback();
          },
          (error: Error) => callback(error),
        );
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server!.listen(port, '127.0.0.1', resolve));
    port = (server.server.address() as AddressInfo).port;
  };
  await up();
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refused,
    up,
    down: () => new Promise((resolve) => (server ? server.close(() => resolve()) : resolve())),
  };
}
