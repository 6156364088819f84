import { QueueModule } from '#platform/queue';
import { Notices } from '#staff';
import { PhoneOutbox } from '#telephony';
import { City, type PersonName } from '#testing/city';
import { startMailServer, type MailServerForTests } from '#testing/mail-server';
import { startPushService, type PushServiceForTests, type Subscribed } from '#testing/push-service';
import { PHONE_LINE } from '#testing/webhooks';
import { DataSource } from 'typeorm';
import webPush from 'web-push';
import { Effects } from '../effects.service.js';
import { NotifyModule } from '../notify.module.js';
import { StepLog } from '../persistence/step-log.store.js';
import { StepStore } from '../persistence/step.store.js';
import { StepSender } from './step-sender.service.js';

const NEVER = { relayEveryMs: null, undeliveredEveryMs: null, stepsEveryMs: null };
const HOUR = 3_600_000;
let city: City;
let mail: MailServerForTests;
let push: PushServiceForTests;

beforeAll(async () => {
  mail = await startMailServer();
  push = await startPushService();
  const vapid = webPush.generateVAPIDKeys();
  city = await City.start({
    settings: {
      ...PHONE_LINE,
      ...{ SMTP_URL: mail.url, MAIL_FROM: 'Batline <batline@example.org>' },
      ...{ VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey, VAPID_SUBJECT: 'mailto:batline@example.org' },
    },
    onDuty: ['aino'],
    modules: ({ ownerUrl }) => [QueueModule.forRoot({ databaseUrl: ownerUrl }), NotifyModule.forRoot(NEVER)],
  });
}, 60_000);
afterAll(async () => {
  await city.stop();
  await mail.down();
  await push.stop();
});
beforeEach(async () => {
  await city.sql('TRUNCATE staff_notice, outbox, notice_step, notification_order, push_subscription');
  await city.sql('DELETE FROM phone_delivery');
  await city.sql(`UPDATE person SET email = NULL, email_proven_at = NULL, phone = NULL`);
  mail.mails.splice(0);
  mail.refused.clear();
  push.received.splice(0);
  push.answers.clear();
  for (const name of ['aino', 'eero', 'pormestari'] as const) await city.setDuty(name, name === 'aino');
});
afterEach(() => jest.restoreAllMocks());

const sender = () => city.app.get(StepSender);
const idOf = (name: PersonName) => city.viewers[name].personId;
/** Steps of somebody, in order: `push sent`, with the reason where there is one. */
const stepsOf = async (name: PersonName) =>
  (
    await city.sql<{ path: string; state: string; reason: string | null }>(
      'SELECT path, state, reason FROM notice_step WHERE person_id = $1 ORDER BY due_at, at, path',
      [idOf(name)],
    )
  ).map(({ path, state, reason }) => [path, state, ...(reason === null ? [] : [reason])].join(' '));
const tell = async () => {
  const ids = (await city.sql<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id);
  await city.app.get(Effects).carryOut(ids);
};
const order = (name: PersonName, ...steps: [string, number][]) =>
  city.sql('INSERT INTO notification_order (person_id, steps, quiet) VALUES ($1, $2, true)', [
    idOf(name),
    JSON.stringify(steps.map(([path, afterSeconds]) => ({ path, afterSeconds }))),
  ]);
const withEmail = (name: PersonName) =>
  city.sql('UPDATE person SET email = $2, email_proven_at = batline_now() WHERE id = $1', [idOf(name), `${name}@example.org`]);
async function withPhone(name: PersonName): Promise<void> {
  await city.sql('UPDATE person SET phone = $2 WHERE id = $1', [idOf(name), '+358401234567']);
  await city.sql('UPDATE person SET phone_proven_at = batline_now() WHERE id = $1', [idOf(name)]);
}
async function withBrowser(name: PersonName): Promise<Subscribed> {
  const browser = push.subscribe();
  const { endpoint, keys } = browser;
  await city.sql('INSERT INTO push_subscription (person_id, endpoint, p256dh, auth) VALUES ($1, $2, $3, $4)', [
    ...[idOf(name), endpoint, keys.p256dh, keys.auth],
  ]);
  return browser;
}
const deliveries = () =>
  city.sql<{ id: string; kind: string; text: string | null }>('SELECT id, kind, text FROM phone_delivery ORDER BY ordinal');
async function waitingCase(): Promise<{ caseId: string; code: string }> {
  const opened = await city.contact({ text: 'Salainen huoli.' });
  await tell();
  return { caseId: opened.caseId, code: opened.case.trackingCode };
}

describe('an order of paths', () => {
  it('each step goes out at its time and none before: push after 2 min, SMS after 5, a call after 10; no word of the case in any', async () => {
    await order('aino', ['push', 120], ['sms', 300], ['call', 600]);
    await withPhone('aino');
    await withBrowser('aino');
    const { caseId, code } = await waitingCase();
    await sender().step();
    expect(await stepsOf('aino')).toEqual(['push waiting', 'sms waiting', 'call waiting']);
    await city.clock.advance(119_000);
    await sender().step();
    expect(push.received).toEqual([]);
    await city.clock.advance(2_000);
    await sender().step();
    expect(push.received.map(({ payload }) => payload)).toEqual([
      { title: `Asia ${code} odottaa ottajaa`, url: `/tyo/${caseId}`, tag: `case-${caseId}` },
    ]);
    await city.clock.advance(180_000);
    await sender().step();
    await city.clock.advance(300_000);
    await sender().step();
    expect((await deliveries()).map(({ kind, text }) => [kind, text])).toEqual([
      ['sms', `Batline: Asia ${code} odottaa ottajaa. http://127.0.0.1:3000/tyo/${caseId}`],
      ['call', null],
    ]);
    expect(await stepsOf('aino')).toEqual(['push sent', 'sms handed', 'call handed']);
  });

  it('what the telephone made of a step is written to it: a text that went out and did not arrive, a call that nobody answered', async () => {
    await order('aino', ['sms', 0], ['call', 0]);
    await withPhone('aino');
    await waitingCase();
    await sender().step();
    const [sms, call] = await deliveries();
    const report = { state: 'sent', refusal: null, code: null } as const;
    await city.app.get(PhoneOutbox).progress(sms!.id, { ...report, messageId: `SM${'a'.repeat(32)}` });
    await city.app
      .get(PhoneOutbox)
      .progress(call!.id, { callId: `CA${'a'.repeat(32)}`, state: 'no-answer', sequence: 3, at: 1, durationSeconds: 0 });
    await sender().step();
    expect((await stepsOf('aino')).sort()).toEqual(['call failed no-answer', 'sms sent']);
    const undelivered = { state: 'undelivered', refusal: 'unreachable', code: '30003' } as const;
    await city.app.get(PhoneOutbox).progress(sms!.id, { ...undelivered, messageId: `SM${'a'.repeat(32)}` });
    await sender().step();
    expect((await stepsOf('aino')).sort()).toEqual(['call failed no-answer', 'sms failed unreachable']);
  });

  it('stops when the case is taken in between, when it moved on, and when the notice was seen', async () => {
    await order('aino', ['email', 300]);
    await withEmail('aino');
    const taken = await waitingCase();
    await city.ownership.take(taken.caseId, city.by('eero'));
    const moved = await waitingCase();
    await city.sql(`UPDATE clock SET due_at = batline_now() WHERE case_id = $1 AND kind = 'take'`, [moved.caseId]);
    const seen = await waitingCase();
    await city.clock.advance(300_000);
    await city.settle();
    const notice = (await city.app.get(Notices).of(idOf('aino'))).find(({ caseId }) => caseId === seen.caseId);
    await city.app.get(Notices).seen(idOf('aino'), notice!.id);
    await sender().step();
    expect((await stepsOf('aino')).sort()).toEqual(['email stopped moved-on', 'email stopped seen', 'email stopped taken']);
    expect(mail.mails).toEqual([]);
  });
});

describe('a rung', () => {
  it('tells by its own paths what the order lacks, at once, on every rung up to the mayor`s, whose phone rings', async () => {
    await withEmail('aino');
    await withBrowser('aino');
    await city.setDuty('pormestari', true);
    await withPhone('pormestari');
    await order('pormestari');
    const { caseId } = await waitingCase();
    for (let rung = 0; rung < 2; rung += 1) {
      await city.sql(
        `UPDATE clock SET due_at = batline_now(), warn_at = NULL WHERE case_id = $1 AND kind = 'take' AND breached_at IS NULL`,
        [caseId],
      );
      await city.settle();
      await tell();
      await sender().step();
    }
    // duty: push after two minutes (their default), then stopped; duty_all: e-mail of the rung at once.
    expect(mail.mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Asia .* odottaa ottajaa$/)]);
    expect(await stepsOf('pormestari')).toEqual(['sms handed']);
    await city.clock.advance(130_000);
    await sender().step();
    expect((await stepsOf('aino')).sort()).toEqual(['email sent', 'push stopped moved-on', 'push stopped moved-on']);
  });

  it('the mayor outside duty hears of several cases at once, and of the next ones an hour later', async () => {
    await city.setDuty('aino', false);
    await withEmail('pormestari');
    await order('pormestari', ['email', 0]);
    await waitingCase();
    await waitingCase();
    await sender().step();
    await waitingCase();
    await sender().step();
    expect(mail.mails.map(({ subject }) => subject)).toEqual(['2 asiaa odottaa sinua']);
    expect(await stepsOf('pormestari')).toEqual(['email sent', 'email sent', 'email waiting']);
    await city.clock.advance(HOUR);
    await sender().step();
    expect(mail.mails).toHaveLength(2);
    expect(mail.mails[1]?.text).toContain('päivystyksesi ulkopuolella');
  });

  it('what the mayor has seen meanwhile is not told with the rest', async () => {
    await city.setDuty('aino', false);
    await withEmail('pormestari');
    await order('pormestari', ['email', 0]);
    const { code } = await waitingCase();
    const seen = await waitingCase();
    const notice = (await city.app.get(Notices).of(idOf('pormestari'))).find(({ caseId }) => caseId === seen.caseId);
    await city.app.get(Notices).seen(idOf('pormestari'), notice!.id);
    await sender().step();
    expect(mail.mails.map(({ subject }) => subject)).toEqual([`Asia ${code} on pormestarin pöydällä`]);
    expect((await stepsOf('pormestari')).sort()).toEqual(['email sent', 'email stopped seen']);

    // A server that is away: what they see until it is back is left out too.
    mail.mails.splice(0);
    await city.clock.advance(HOUR);
    const [stays, goes] = [await waitingCase(), await waitingCase()];
    await mail.down();
    await sender().step();
    await city.ownership.take(goes.caseId, city.by('eero'));
    await mail.up();
    await city.clock.advance(6_000);
    await sender().step();
    expect(mail.mails.map(({ subject }) => subject)).toEqual([`Asia ${stays.code} on pormestarin pöydällä`]);
    expect((await stepsOf('pormestari')).sort()).toEqual(['email sent', 'email sent', 'email stopped seen', 'email stopped taken']);
  });

  it('what waits for the next time is not late: two that were told at once', async () => {
    await city.setDuty('aino', false);
    await withEmail('pormestari');
    await order('pormestari', ['email', 0]);
    await waitingCase();
    await sender().step();
    await waitingCase();
    // Told by another worker before the first had gone out.
    await city.sql(`UPDATE notice_step SET due_at = batline_now(), not_before = batline_now() WHERE state = 'waiting'`);
    await sender().step();
    await city.clock.advance(10 * 60_000);
    await sender().step();
    expect(await stepsOf('pormestari')).toEqual(['email sent', 'email waiting']);
    expect(await city.app.get(StepStore).waiting()).toMatchObject({ open: 1, overdueSeconds: 0 });
    await city.clock.advance(HOUR);
    await sender().step();
    expect(mail.mails).toHaveLength(2);
  });
});

describe('e-mail', () => {
  it('a server that is down: tried again, delivered once when it is back, shown once', async () => {
    await order('aino', ['email', 0]);
    await withEmail('aino');
    const { code } = await waitingCase();
    await mail.down();
    await sender().step();
    expect(await stepsOf('aino')).toEqual(['email waiting unreachable']);
    await mail.up();
    expect(await sender().step()).toBe(0);
    await city.clock.advance(6_000);
    await Promise.all([sender().step(), sender().step()]);
    await city.clock.advance(HOUR);
    await sender().step();
    expect(mail.mails.map(({ subject }) => subject)).toEqual([`Asia ${code} odottaa ottajaa`]);
    expect(mail.mails[0]?.text).not.toContain('Salainen');
    expect((await city.sql('SELECT 1 FROM staff_notice')).length).toBe(1);
    expect(await stepsOf('aino')).toEqual(['email sent']);
  });

  it('a mailbox that is not there: failed at once, and visible', async () => {
    await order('aino', ['email', 0]);
    await withEmail('aino');
    mail.refused.set('aino@example.org', 550);
    await waitingCase();
    await sender().step();
    expect(await stepsOf('aino')).toEqual(['email failed rejected']);
  });

  it('a crash between sending and marking: sent again under the same id, marked once', async () => {
    await order('aino', ['email', 0]);
    await withEmail('aino');
    await waitingCase();
    const crash = jest.spyOn(city.app.get(StepStore), 'mark').mockRejectedValueOnce(new Error('killed here'));
    await sender().step();
    crash.mockRestore();
    expect(await stepsOf('aino')).toEqual(['email sending']);
    await sender().step();
    expect(mail.mails).toHaveLength(1);
    await city.clock.advance(61_000);
    await sender().step();
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(mail.mails).toHaveLength(2);
    expect(await stepsOf('aino')).toEqual(['email sent']);
  });

  it('a sender that was thought dead says late what became of its try: the later try has the word, and only that is counted', async () => {
    await order('aino', ['email', 0]);
    await withEmail('aino');
    await waitingCase();
    const steps = city.app.get(StepStore);
    const mark = steps.mark.bind(steps);
    const spy = jest.spyOn(steps, 'mark').mockRejectedValueOnce(new Error('silent for a minute'));
    await sender().step();
    await city.clock.advance(61_000);
    const ended: number[] = [];
    spy.mockImplementationOnce(async (tx, step, its) => {
      ended.push(await mark(tx, { ...step, tries: step.tries - 1 }, { state: 'failed', reason: 'unreachable' }));
      ended.push(await mark(tx, step, its));
      return 1;
    });
    await sender().step();
    expect(ended).toEqual([0, 1]);
    expect(await stepsOf('aino')).toEqual(['email sent']);
    expect(await sender().step()).toBe(0);
  });
});

it('"why was I called?": the log names the case, the rung, the step, when, and how it ended', async () => {
  await order('aino', ['call', 60]);
  await withPhone('aino');
  await withEmail('aino');
  const { caseId, code } = await waitingCase();
  await city.clock.advance(61_000);
  await sender().step();
  const id = (await deliveries())[0]!.id;
  await city.app
    .get(PhoneOutbox)
    .progress(id, { callId: `CA${'b'.repeat(32)}`, state: 'completed', sequence: 3, at: 1, durationSeconds: 9 });
  await sender().step();
  const { items } = await new StepLog(city.app.get(DataSource)).page(idOf('aino'), undefined, 10);
  const told = { type: 'case.waits', caseId, trackingCode: code, rung: 'duty', state: 'sent', tries: 1 };
  expect(items.sort((a, b) => a.step - b.step)).toMatchObject([
    { ...told, path: 'app', step: 1, because: 'rung' },
    { ...told, path: 'call', step: 2, because: 'own_order', endedAt: expect.any(String) },
  ]);
  expect(Date.parse(items[1]!.dueAt) - Date.parse(items[1]!.at)).toBe(60_000);
});

it('a browser that is gone is not asked again, and is seen to be gone; another one still gets it', async () => {
  await order('aino', ['push', 0]);
  const gone = await withBrowser('aino');
  const there = await withBrowser('aino');
  push.answers.set(gone.endpoint, { status: 410 });
  await waitingCase();
  await sender().step();
  expect(push.received.map(({ endpoint }) => endpoint)).toEqual([there.endpoint]);
  expect(await city.sql('SELECT gone_at IS NOT NULL AS gone, p256dh FROM push_subscription WHERE endpoint = $1', [gone.endpoint])).toEqual([
    { gone: true, p256dh: '' },
  ]);
});

it('outside duty an owner is told in the app alone, unless they want more', async () => {
  await withEmail('eero');
  await order('eero', ['email', 0]);
  const { caseId, resident } = await city.contact();
  await city.ownership.take(caseId, city.by('eero'));
  const written = async () => {
    await city.resident.write(resident, { text: 'Hei?' });
    await tell();
    await sender().step();
    return mail.mails.length;
  };
  expect(await written()).toBe(0);
  expect(await city.app.get(Notices).of(idOf('eero'))).toMatchObject([{ type: 'message.resident' }]);
  await city.sql('UPDATE notification_order SET quiet = false');
  expect(await written()).toBe(1);
});
