import { BY_SYSTEM, VisitActs } from '#cases';
import { QueueModule } from '#platform/queue';
import { City } from '#testing/city';
import { startMailServer, type MailServerForTests } from '#testing/mail-server';
import { startPushService, type PushServiceForTests } from '#testing/push-service';
import { PHONE_LINE } from '#testing/webhooks';
import webPush from 'web-push';
import { Effects } from '../effects.service.js';
import { NotifyModule } from '../notify.module.js';
import { StepSender } from '../paths/step-sender.service.js';

const NEVER = { relayEveryMs: null, undeliveredEveryMs: null, stepsEveryMs: null };
let city: City;
let mail: MailServerForTests;
let push: PushServiceForTests;
beforeAll(async () => {
  [mail, push] = await Promise.all([startMailServer(), startPushService()]);
  const vapid = webPush.generateVAPIDKeys();
  city = await City.start({
    settings: {
      ...PHONE_LINE,
      ...{ SMTP_URL: mail.url, MAIL_FROM: 'Batline <batline@example.org>' },
      ...{ VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey, VAPID_SUBJECT: 'mailto:batline@example.org' },
    },
    modules: ({ ownerUrl }) => [QueueModule.forRoot({ databaseUrl: ownerUrl }), NotifyModule.forRoot(NEVER)],
  });
}, 60_000);
afterAll(async () => {
  await city.stop();
  await Promise.all([mail.down(), push.stop()]);
});
beforeEach(() => {
  mail.mails.splice(0);
  push.received.splice(0);
});

const tell = async () => {
  const ids = (await city.sql<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id);
  await city.app.get(Effects).carryOut(ids);
};
const aMinuteLater = async () => {
  await tell();
  await city.clock.advance(61_000);
  await city.app.get(StepSender).step();
};
const stepsOf = async (caseId: string) =>
  (
    await city.sql<{ path: string; state: string; reason: string | null }>(
      'SELECT path, state, reason FROM notice_step WHERE case_id = $1 AND contact_id IS NOT NULL ORDER BY path',
      [caseId],
    )
  ).map(({ path, state, reason }) => `${path} ${state} ${reason ?? ''}`.trim());
async function owned(contact: Parameters<City['contact']>[0]) {
  const opened = await city.contact(contact);
  await city.ownership.take(opened.caseId, city.by('aino'));
  await city.conversation.write(opened.caseId, city.by('aino'), { text: 'Salainen vastaus.', visibility: 'public' });
  await city.conversation.write(opened.caseId, city.by('aino'), { text: 'Ja vielä tämä.', visibility: 'public' });
  const { rows } = { rows: await city.sql<{ id: string }>('SELECT id FROM contact WHERE case_id = $1', [opened.caseId]) };
  return { ...opened, contactId: rows[0]!.id };
}

it('an e-mail in the language of the case: once for a burst, no word of the case, the link that opens it, and one click to stop', async () => {
  const { case: about, residentKey, caseId } = await owned({ email: 'asukas@example.org', language: 'sv' });
  await aMinuteLater();
  const [received, ...more] = mail.mails;
  expect(more).toEqual([]);
  expect(received?.subject).toBe(`Nytt i ditt ärende ${about.trackingCode}`);
  expect(received?.text).toContain(`http://127.0.0.1:3000/s/${about.trackingCode}#key=${encodeURIComponent(residentKey)}`);
  expect(received?.text).not.toMatch(/Salainen|Ja vielä/);
  const lines = received!.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, ' '));
  expect(lines.find((line) => line.startsWith('List-Unsubscribe:'))).toMatch(
    /<http:\/\/127\.0\.0\.1:3000\/stop\/1\.[0-9a-f-]{36}\.[\w-]{43}>/,
  );
  expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(await stepsOf(caseId)).toEqual(['email sent']);
});

it('the slip of a visit: to the address that was left in it, at once, in the language of the case; nothing for one that was texted', async () => {
  const opened = await city.contact({ email: 'kavija@example.org', language: 'en' });
  const { contactId } = opened;
  for (const way of ['email', 'sms']) {
    const facts = { visitId: contactId, contactId, way };
    await city.app.get(VisitActs).note(opened.caseId, BY_SYSTEM, 'visit.slip_sent', facts, { present: () => Promise.resolve(null) });
  }
  await tell();
  await city.app.get(StepSender).step();
  expect(mail.mails.map(({ subject }) => subject)).toEqual([`Your tracking code: ${opened.case.trackingCode}`]);
  expect(mail.mails[0]?.text).toContain(`/s/${opened.case.trackingCode}#key=${encodeURIComponent(opened.residentKey)}`);
  expect(await stepsOf(opened.caseId)).toEqual(['email sent']);
});

it('told again by an effect that came back: once', async () => {
  const { caseId } = await owned({ email: 'toinen@example.org' });
  await aMinuteLater();
  const [{ seq }] = (await city.sql<{ seq: number }>('SELECT max(seq)::int AS seq FROM journal WHERE case_id = $1', [caseId])) as [
    { seq: number },
  ];
  await city.sql(`INSERT INTO outbox (topic, case_id, body) VALUES ('case', $1, $2)`, [caseId, { fromSeq: 1, toSeq: seq }]);
  await aMinuteLater();
  expect(mail.mails).toHaveLength(1);
});

it('browser push to the resident`s browser, and a text to the number that they left once they chose it', async () => {
  const opened = await city.contact({ phone: '+358401234567' });
  const [{ id }] = (await city.sql<{ id: string }>('SELECT id FROM contact WHERE case_id = $1', [opened.caseId])) as [{ id: string }];
  const { endpoint, keys } = push.subscribe();
  await city.sql('INSERT INTO push_subscription (contact_id, endpoint, p256dh, auth) VALUES ($1, $2, $3, $4)', [
    id,
    endpoint,
    keys.p256dh,
    keys.auth,
  ]);
  await city.sql('INSERT INTO resident_choice (contact_id, email, sms, push) VALUES ($1, true, true, true)', [id]);
  await city.ownership.take(opened.caseId, city.by('aino'));
  await aMinuteLater();
  const code = opened.case.trackingCode;
  const link = `/s/${code}#key=${encodeURIComponent(opened.residentKey)}`;
  expect(push.received.map(({ payload }) => payload)).toEqual([
    { title: `Asiassasi ${code} on uutta`, url: link, tag: `case-${opened.caseId}` },
  ]);
  expect(await city.sql('SELECT purpose, to_number, text FROM phone_delivery WHERE case_id = $1', [opened.caseId])).toEqual([
    { purpose: 'status', to_number: '+358401234567', text: `Asiassasi ${code} on uutta: http://127.0.0.1:3000${link}` },
  ]);
});

describe('nothing goes out', () => {
  it('to who left nothing, or chose otherwise before it was told', async () => {
    const { caseId } = await owned({});
    const other = await owned({ email: 'ei@example.org' });
    await city.sql('INSERT INTO resident_choice (contact_id, email, sms, push) VALUES ($1, false, false, false)', [other.contactId]);
    await aMinuteLater();
    expect([await stepsOf(caseId), await stepsOf(other.caseId), mail.mails]).toEqual([[], [], []]);
  });

  it('to who stopped it, or whose details were erased, between telling and sending', async () => {
    const stopped = await owned({ email: 'seis@example.org' });
    const erased = await owned({ email: 'pois@example.org' });
    await tell();
    await city.sql('INSERT INTO resident_choice (contact_id, email, sms, push) VALUES ($1, false, false, false)', [stopped.contactId]);
    await city.sql('UPDATE contact_person SET email = NULL WHERE contact_id = $1', [erased.contactId]);
    await aMinuteLater();
    expect([await stepsOf(stopped.caseId), await stepsOf(erased.caseId), mail.mails]).toEqual([
      ['email stopped not-wanted'],
      ['email stopped unreached'],
      [],
    ]);
  });
});
