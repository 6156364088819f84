import { startMailServer, type MailServerForTests } from '#testing/mail-server';
import { FakeMailer } from './fake-mailer.js';
import { NoMailer, type Mail, type Mailer } from './mailer.js';
import { refusedBy, SmtpMailer } from './smtp-mailer.js';

const mail = (to = 'aino@example.org'): Mail => ({
  to,
  subject: 'Asia K7M-2QX odottaa ottajaa',
  text: 'Avaa: http://127.0.0.1:3000/tyo/1\n',
  messageId: '<step-1@example.org>',
});

interface World {
  mailer: Mailer;
  received: () => number;
  refuse: (address: string, code: number) => void;
  down: () => Promise<void>;
}

/** What every mailer promises. */
function contract(world: () => World): void {
  it('takes a mail, and names it by its own id', async () => {
    expect(await world().mailer.send(mail())).toEqual({ ok: true, providerId: '<step-1@example.org>' });
    expect(world().received()).toBe(1);
  });

  it('says that a mailbox will never take it', async () => {
    world().refuse('nobody@example.org', 550);
    expect(await world().mailer.send(mail('nobody@example.org'))).toEqual({ ok: false, permanent: true, reason: 'rejected' });
  });

  it('says that a mailbox does not take it now', async () => {
    world().refuse('full@example.org', 452);
    expect(await world().mailer.send(mail('full@example.org'))).toEqual({ ok: false, permanent: false, reason: 'not-now' });
  });

  it('says that the server does not answer, and throws nothing', async () => {
    await world().down();
    expect(await world().mailer.send(mail())).toEqual({ ok: false, permanent: false, reason: 'unreachable' });
  });
}

describe('the mailer in memory', () => {
  const mailer = new FakeMailer();
  contract(() => ({
    mailer,
    received: () => mailer.sent.length,
    refuse: (address, code) => mailer.refused.set(address, code),
    down: async () => void (mailer.down = true),
  }));
});

describe('the mailer over SMTP', () => {
  let server: MailServerForTests;
  let mailer: SmtpMailer;
  beforeAll(async () => {
    server = await startMailServer();
    mailer = new SmtpMailer({ url: server.url, from: 'Batline <batline@example.org>' });
  });
  afterAll(async () => {
    mailer.close();
    await server.down();
  });

  it('sends plain text with a stable id, marked as nobody`s own words, and with how to stop it by one click', async () => {
    await mailer.send({ ...mail('liisa@example.org'), stopUrl: 'https://linja.example.org/stop/x' });
    const [received] = server.mails.splice(0);
    expect({ from: received?.from?.text, to: [received?.to].flat()[0]?.text, subject: received?.subject, text: received?.text }).toEqual({
      from: '"Batline" <batline@example.org>',
      to: 'liisa@example.org',
      subject: 'Asia K7M-2QX odottaa ottajaa',
      text: 'Avaa: http://127.0.0.1:3000/tyo/1\n',
    });
    expect(received?.messageId).toBe('<step-1@example.org>');
    expect(received?.headers.get('auto-submitted')).toBe('auto-generated');
    const lines = received!.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, ' '));
    expect(lines).toEqual(
      expect.arrayContaining(['List-Unsubscribe: <https://linja.example.org/stop/x>', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']),
    );
  });

  contract(() => ({
    mailer,
    received: () => server.mails.length,
    refuse: (address, code) => server.refused.set(address, code),
    down: () => server.down(),
  }));
});

it('without a server nobody is reached', async () =>
  expect(await new NoMailer().send()).toEqual({ ok: false, permanent: true, reason: 'no-mail-server' }));

it.each([
  [{ code: 'EAUTH', responseCode: 535 }, false, 'bad-credentials'],
  [{ code: 'EENVELOPE' }, true, 'rejected'],
  [{ code: 'ETIMEDOUT' }, false, 'unreachable'],
  [{ code: 'EMESSAGE', responseCode: 552 }, true, 'rejected'],
  [{ responseCode: 421 }, false, 'not-now'],
  [{ code: 'ESOCKET' }, false, 'unreachable'],
])('%j is permanent: %s', (error, permanent, reason) => expect(refusedBy(error)).toEqual({ ok: false, permanent, reason }));
