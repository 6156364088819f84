import { z } from 'zod';
import { outgoingProblems, outgoingShape, toOutgoing } from './outgoing.js';

const MAIL = { SMTP_URL: 'smtps://batline:secret@mail.example.org:465', MAIL_FROM: 'Batline <batline@example.org>' };
const PUSH = { VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'k'.repeat(43), VAPID_SUBJECT: 'mailto:batline@example.org' };
const schema = z.object(outgoingShape);

describe('e-mail and browser push in the settings', () => {
  it('are there when all of them are, and each stands alone', () => {
    expect(toOutgoing(schema.parse({ ...MAIL, ...PUSH }))).toEqual({
      mail: { url: MAIL.SMTP_URL, from: MAIL.MAIL_FROM },
      push: { publicKey: PUSH.VAPID_PUBLIC_KEY, privateKey: PUSH.VAPID_PRIVATE_KEY, subject: PUSH.VAPID_SUBJECT },
    });
    expect(toOutgoing(schema.parse(MAIL)).push).toBeUndefined();
    expect(toOutgoing(schema.parse({}))).toEqual({ mail: undefined, push: undefined });
  });

  it('say what is missing of what was begun', () => {
    expect(outgoingProblems({ SMTP_URL: MAIL.SMTP_URL })).toEqual(['MAIL_FROM is required with SMTP_URL']);
    expect(outgoingProblems({ VAPID_SUBJECT: PUSH.VAPID_SUBJECT })).toEqual([
      'VAPID_PUBLIC_KEY is required with VAPID_SUBJECT',
      'VAPID_PRIVATE_KEY is required with VAPID_SUBJECT',
    ]);
    expect(outgoingProblems({})).toEqual([]);
  });

  it.each([
    ['SMTP_URL', 'http://mail.example.org'],
    ['MAIL_FROM', 'batline'],
    ['MAIL_FROM', 'Batline <a@example.org>\r\nBcc: b@example.org'],
    ['VAPID_PUBLIC_KEY', 'short'],
    ['VAPID_PRIVATE_KEY', 'k'.repeat(42)],
    ['VAPID_SUBJECT', 'http://example.org'],
    ['VAPID_SUBJECT', 'batline@example.org'],
  ])('%s cannot be %j', (name, value) => expect(schema.safeParse({ [name]: value }).success).toBe(false));
});
