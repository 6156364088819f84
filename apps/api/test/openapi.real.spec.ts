import { OPERATIONS } from '#contracts';
import { startTestApi, type Answer, type TestApi } from '#testing/api';
import { randomUUID } from 'node:crypto';
import { ProofCodes } from '../../../libs/notify/src/paths/proof-codes.js';
import { documented } from './documented.js';

/** A line at a provider that does not answer: what is told of a call is told without it. */
const PHONE_LINE = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-the-tests-0123456789ab',
  TWILIO_BASE_URL: 'http://127.0.0.1:9',
  PHONE_NUMBER: '+358401234567',
};

/** Servers that do not answer: what is to go out is stored. */
const OUTGOING = {
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'batline@example.org',
  VAPID_PUBLIC_KEY: 'B'.repeat(87),
  VAPID_PRIVATE_KEY: 'k'.repeat(43),
  VAPID_SUBJECT: 'mailto:batline@example.org',
};

/** A picture of one dot. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('the OpenAPI document is true', () => {
  let api: TestApi;
  const answered = new Set<string>();

  beforeAll(async () => {
    api = await startTestApi({ ...PHONE_LINE, ...OUTGOING });
    await api.person('aino', ['official']);
    await api.person('eero', ['official']);
    await api.person('pormestari', ['mayor']);
    await api.person('yllapito', ['administrator']);
    await api.person('leena', ['host'], { onDuty: false });
  });
  afterAll(() => api.close());

  /** Calls, expects the documented status, and holds the answer against the documented schema. */
  async function true_(
    as: string | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    template: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await api.call(as, method, path, body, method !== 'GET' ? { 'idempotency-key': randomUUID(), ...headers } : headers);
    documented(method, template, answer);
    answered.add(`${method.toLowerCase()} ${template}`);
    return answer;
  }

  it('documents every route below /api/v1, and no route that is not there', () => {
    const routes = api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    expect(routes).not.toMatch(/assign|transfer|forward|reassign/i);
    for (const { method, path } of OPERATIONS) {
      const url = `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
      expect({
        url,
        there: api.app
          .getHttpAdapter()
          .getInstance()
          .hasRoute({ method: method.toUpperCase() as 'GET', url }),
      }).toEqual({ url, there: true });
    }
    const listed = new Set(OPERATIONS.map(({ method, path }) => `${method} /api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect(api.routes.length).toBeGreaterThan(OPERATIONS.length);
    expect(api.routes.filter((route) => route.includes('/api/v1') && !route.startsWith('head') && !listed.has(route))).toEqual([]);
  });

  it('answers as documented, call by call', async () => {
    const opened = await true_(undefined, 'POST', '/contacts', '/contacts', {
      channel: 'chat',
      text: 'Valo on rikki',
      name: 'Asukas',
      email: 'a@example.org',
      kind: 'problem',
      topic: 'safety',
      village: 'Kallio',
    });
    const {
      residentKey: key,
      case: { trackingCode },
    } = opened.body;
    await true_(undefined, 'GET', '/track/{code}', `/track/${trackingCode}`);
    await true_(undefined, 'POST', '/my/session', '/my/session', { residentKey: key });
    await true_(undefined, 'POST', '/my/session/end', '/my/session/end', {});
    await true_(key, 'GET', '/my/case', '/my/case');
    const list = await true_('aino', 'GET', '/cases', '/cases?view=waiting');
    const { id } = list.body.items[0];
    const on = (as: string, path: string, body: unknown) => true_(as, 'POST', `/cases/{id}/${path}`, `/cases/${id}/${path}`, body);
    await on('aino', 'take', {});
    await on('eero', 'open', { reason: 'Sama asia' });
    await on('aino', 'classify', { title: 'Valo rikki', sector: 'urban_environment' });
    await on('eero', 'classify', { topic: 'other' });
    await on('aino', 'messages', { text: 'Hei', visibility: 'public' });
    await on('aino', 'messages', { text: 'Muista', visibility: 'note' });
    await on('aino', 'question', { text: 'Missä?' });
    await true_(key, 'POST', '/my/case/messages', '/my/case/messages', { text: 'Täällä' });
    await on('aino', 'promise', { resolveBy: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) });
    await on('aino', 'non-public', { reasonCode: 'health' });
    await on('aino', 'assists', { to: 'eero', text: 'Auta' });
    const { assists } = (await true_('eero', 'GET', '/cases/{id}', `/cases/${id}`)).body;
    await true_('eero', 'POST', '/assists/{id}/reply', `/assists/${assists[0].id}/reply`, { text: 'Näin' });
    await on('aino', 'handover-offers', { to: 'eero', reason: 'Osaat' });
    const first = (await true_('aino', 'GET', '/cases/{id}', `/cases/${id}`)).body.offers[0];
    await true_('eero', 'POST', '/handover-offers/{id}/decline', `/handover-offers/${first.id}/decline`, { reason: 'Kiire' });
    await on('aino', 'handover-offers', { to: 'eero', reason: 'Osaat silti' });
    const second = (await true_('aino', 'GET', '/cases/{id}', `/cases/${id}`)).body.offers[0];
    await true_('eero', 'POST', '/handover-offers/{id}/accept', `/handover-offers/${second.id}/accept`, {});
    await on('eero', 'answer', { text: 'Ei voi', outcome: 'not_possible', reason: 'Yksityinen tie', alternative: 'Soita isännöitsijälle' });
    await true_(key, 'POST', '/my/case/verdict', '/my/case/verdict', { helped: false });
    await on('eero', 'release', { reasonCode: 'workload', reason: 'En ehdi' });
    await on('pormestari', 'summons', { to: 'aino', reason: 'Ota sinä' });
    await on('pormestari', 'directives', { sector: 'central', text: 'Hoitakaa', dueAt: new Date(Date.now() + 86_400_000).toISOString() });
    await true_('pormestari', 'GET', '/cases/{id}/journal', `/cases/${id}/journal`);
    const other = await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Valo on pimeä' });
    await on('aino', 'duplicate', { of: other.body.case.trackingCode });
    const otherId = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0].id;
    await api.call('aino', 'POST', `/cases/${otherId}/take`, {});
    await true_('aino', 'POST', '/cases/{id}/no-matter', `/cases/${otherId}/no-matter`, { reasonCode: 'spam' });
    await true_('pormestari', 'POST', '/cases/{id}/reopen', `/cases/${otherId}/reopen`, { reason: 'Ei ollut roskaa' });
    await true_(other.body.residentKey, 'POST', '/my/case/withdraw', '/my/case/withdraw', {});
    await breachedCaseRelieved();
    await liveContact();
    await telephone();
    await walkIn();
    await roster();
    await people();
    await city();
    await notifications();
    await attachments();
    expect(
      OPERATIONS.map(({ method, path }) => `${method} ${path}`).filter(
        (operation) => !answered.has(operation) && !operation.includes('notices'),
      ),
    ).toEqual([]);
  });

  /** Files: for a first word, of a resident, of an official. */
  async function attachments(): Promise<void> {
    const file = (as: string | undefined, path: string) =>
      true_(as, 'POST', path, path, PIXEL, { 'content-type': 'application/octet-stream', 'x-file-name': 'valo.png' });
    const first = await file(undefined, '/attachments');
    const opened = await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Kuva', attachments: [first.body.id] });
    const key = opened.body.residentKey as string;
    const mine = `/my/attachments/${first.body.id}`;
    await true_(key, 'GET', '/my/attachments/{attachmentId}', mine);
    await true_(key, 'GET', '/my/attachments/{attachmentId}/preview', `${mine}/preview`);
    await file(key, '/my/attachments');
    await true_(key, 'GET', '/my/case', '/my/case');
    await file('aino', '/me/attachments');
    const [row] = await api.sql('SELECT case_id FROM attachment WHERE id = $1', [first.body.id]);
    const seen = `/cases/${row?.['case_id']}/attachments/${first.body.id}`;
    await true_('aino', 'GET', '/cases/{id}', `/cases/${row?.['case_id']}`);
    await true_('aino', 'GET', '/cases/{id}/attachments/{attachmentId}', seen);
    await true_('aino', 'GET', '/cases/{id}/attachments/{attachmentId}/preview', `${seen}/preview`);
  }

  /** A case whose owner missed a promise, so that the mayor may relieve. */
  async function breachedCaseRelieved(): Promise<void> {
    await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Odotan vastausta' });
    const { id } = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0];
    await api.call('aino', 'POST', `/cases/${id}/take`, {});
    await api.sql(`UPDATE clock SET due_at = batline_now(), warn_at = NULL WHERE case_id = $1 AND kind = 'first_answer'`, [id]);
    await true_('pormestari', 'POST', '/cases/{id}/relieve', `/cases/${id}/relieve`, { reason: 'Lupaus rikottiin' });
  }

  /** A resident waits in the chat; somebody who is there declines, and the resident changes their mind. */
  async function liveContact(): Promise<void> {
    await api.call('eero', 'POST', '/me/duty', { onDuty: true });
    await true_('eero', 'PUT', '/me/presence', '/me/presence', { state: 'available', liveCap: 5 });
    expect((await true_('eero', 'GET', '/me/presence', '/me/presence')).body.offered).toBe('yes');
    const { residentKey } = (await api.call(undefined, 'POST', '/contacts', { channel: 'chat', text: 'Onko täällä joku?' })).body;
    const [offer] = (await true_('eero', 'GET', '/me/offers', '/me/offers')).body.items;
    expect((await true_(residentKey, 'GET', '/my/case', '/my/case')).body.waitsLive.offeredTo).toBe(1);
    await true_('eero', 'POST', '/live-offers/{id}/decline', `/live-offers/${offer.offerId}/decline`, {});
    await api.call(residentKey, 'POST', '/my/case/withdraw', {});
  }

  /** A callback that runs, with a voice message and a number that is blocked. */
  async function telephone(): Promise<void> {
    await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Soittakaa', phone: '045 123 4567' });
    const { id } = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0];
    await api.call('aino', 'POST', `/cases/${id}/take`, {});
    await api.call('aino', 'PUT', '/me/phone', { phone: '040 123 4567' });
    await api.call('aino', 'POST', `/cases/${id}/assists`, { to: 'eero', text: 'Auta puhelussa' });
    await api.call('eero', 'PUT', '/me/phone', { phone: '050 123 4567' });
    const on = (path: string, body: unknown) => true_('aino', 'POST', `/cases/{id}/${path}`, `/cases/${id}/${path}`, body);
    const [call] = (await on('call', {})).body.calls;
    await api.sql(`UPDATE phone_call SET state = 'talking', connected_at = batline_now() WHERE id = $1`, [call.id]);
    await on('call/hold', { on: true });
    await on('call/bring-in', { to: 'eero' });
    await on('call/end', {});
    const recordingId = randomUUID();
    await api.sql(
      `INSERT INTO phone_recording (id, call_id, case_id, provider_id, state, seconds, arrived_at, kept_at, delete_after, content_type, bytes)
       VALUES ($1, $2, $3, 'RE1', 'kept', 3, batline_now(), batline_now(), batline_now() + interval '90 days', 'audio/wav', 4)`,
      [recordingId, call.id, id],
    );
    await api.sql(`INSERT INTO phone_recording_audio (recording_id, audio) VALUES ($1, 'RIFF')`, [recordingId]);
    await true_('aino', 'GET', '/cases/{id}/phone', `/cases/${id}/phone`);
    await true_('eero', 'GET', '/cases/{id}/recordings/{recordingId}', `/cases/${id}/recordings/${recordingId}`);
    await api.sql(
      `INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number)
       SELECT sha256('a number'), 'voice', case_id, id, '+358451234567' FROM contact WHERE case_id = $1`,
      [id],
    );
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const blocked = await on('block-number', { reasonCode: 'nuisance', reason: 'Soittaa tunnin välein', until });
    await true_('yllapito', 'GET', '/phone-blocks', '/phone-blocks');
    await true_(undefined, 'GET', '/line', '/line');
    await true_('yllapito', 'POST', '/phone-blocks/{id}/lift', `/phone-blocks/${blocked.body.id}/lift`, {});
  }

  /** A visitor at a desk, from the first word to the end; and one who writes on the room's tablet. */
  async function walkIn(): Promise<void> {
    const visit = { village: 'Kallio', text: 'Ovi on rikki', phone: '045 123 4567', consent: true, waiting: true };
    const { caseId, residentKey, case: opened } = (await true_('leena', 'POST', '/visits', '/visits', visit)).body;
    const on = (path: string, body: unknown) => true_('leena', 'POST', `/visits/{caseId}/${path}`, `/visits/${caseId}/${path}`, body);
    await on('messages', { text: 'Se ovi on sivulla' });
    await on('slip/send', { by: 'sms' });
    await true_('leena', 'POST', '/visits/continue', '/visits/continue', { trackingCode: opened.trackingCode, residentKey });
    await true_('aino', 'POST', '/cases/{id}/take', `/cases/${caseId}/take`, {});
    await true_('aino', 'GET', '/cases/{id}/visit', `/cases/${caseId}/visit`);
    await true_('aino', 'POST', '/cases/{id}/visit/coming', `/cases/${caseId}/visit/coming`, { by: 'room', minutes: 10 });
    expect((await true_('leena', 'GET', '/visits/mine', '/visits/mine')).body.items[0].coming.minutes).toBe(10);
    await true_(residentKey, 'GET', '/my/slip', '/my/slip');
    await true_('aino', 'GET', '/cases/{id}', `/cases/${caseId}`);
    await on('end', {});
    const device = await true_('leena', 'POST', '/desk/devices', '/desk/devices', { name: 'Aulan tabletti', village: 'Kallio' });
    const cookie = { cookie: String([device.headers['set-cookie']].flat()[0]).split(';')[0] ?? '', origin: 'http://127.0.0.1:3999' };
    await true_(undefined, 'GET', '/desk/device', '/desk/device', undefined, cookie);
    await true_(undefined, 'POST', '/visits', '/visits', { village: 'Kallio', text: 'Ikkuna on rikki' }, cookie);
    await true_('leena', 'GET', '/desk/devices', '/desk/devices');
    await true_('leena', 'POST', '/desk/devices/{id}/revoke', `/desk/devices/${device.body.id}/revoke`, {});
  }

  /** Duty: shifts, patterns, swaps, absences, gaps, and a calendar of one's own. */
  async function roster(): Promise<void> {
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const day = (hours: number) => soon(hours).slice(0, 10);
    const shift = { person: 'eero', startsAt: soon(30), endsAt: soon(34) };
    const { id } = (await true_('yllapito', 'POST', '/roster/shifts', '/roster/shifts', shift)).body;
    await true_('yllapito', 'POST', '/roster/shifts/{id}', `/roster/shifts/${id}`, { version: 1, channels: ['chat'] });
    const ask = async () =>
      (await true_('eero', 'POST', '/roster/shifts/{id}/swaps', `/roster/shifts/${id}/swaps`, { to: 'aino' })).body.swap.id as string;
    for (const [as, end] of [
      ['aino', 'decline'],
      ['eero', 'withdraw'],
      ['aino', 'accept'],
    ] as const)
      await true_(as, 'POST', `/roster/swaps/{id}/${end}`, `/roster/swaps/${await ask()}/${end}`, {});
    await true_('yllapito', 'POST', '/roster/shifts/{id}/cancel', `/roster/shifts/${id}/cancel`, { version: 3 });
    const plan = { person: 'eero', weekdays: ['mon', 'thu'], from: '22:00', to: '06:00', startsOn: day(48) };
    const pattern = await true_('yllapito', 'POST', '/roster/patterns', '/roster/patterns', plan);
    await true_('yllapito', 'POST', '/roster/patterns/{id}', `/roster/patterns/${pattern.body.id}`, { version: 1, to: '05:00' });
    const absence = await true_('eero', 'POST', '/roster/absences', '/roster/absences', { startsAt: soon(100), endsAt: soon(200) });
    await true_('eero', 'POST', '/roster/absences/{id}', `/roster/absences/${absence.body.id}`, { endsAt: soon(210) });
    await true_('eero', 'GET', '/roster', `/roster?from=${day(0)}&to=${day(240)}`);
    await true_('pormestari', 'GET', '/roster/gaps', '/roster/gaps');
    await true_('eero', 'POST', '/roster/absences/{id}/end', `/roster/absences/${absence.body.id}/end`, {});
    await true_('yllapito', 'POST', '/roster/patterns/{id}/end', `/roster/patterns/${pattern.body.id}/end`, { version: 2 });
    const { url } = (await true_('eero', 'POST', '/me/calendar-feed', '/me/calendar-feed', {})).body;
    await true_(undefined, 'GET', '/calendars/{secret}.ics', new URL(url).pathname);
    await true_('eero', 'GET', '/me/calendar-feed', '/me/calendar-feed');
    await true_('eero', 'POST', '/me/calendar-feed/stop', '/me/calendar-feed/stop', {});
  }

  async function city(): Promise<void> {
    const school = { school: 'Testikoulu', address: 'Testikatu 1', accessible: true };
    const week = { mon: [{ from: '08:00', to: '16:00' }] };
    const room = await true_('yllapito', 'POST', '/living-rooms', '/living-rooms', { village: 'Kallio', ...school, week });
    await true_('yllapito', 'POST', '/living-rooms/{id}', `/living-rooms/${room.body.id}`, { phone: '09 310 1691' });
    await true_('yllapito', 'GET', '/living-rooms/kept', '/living-rooms/kept');
    await true_('aino', 'GET', '/me/living-rooms', '/me/living-rooms');
    for (const path of ['/villages', '/villages/outlines', '/living-rooms']) await true_(undefined, 'GET', path, path);
    await true_(undefined, 'GET', '/villages/find', '/villages/find?postalCode=00500');
    await true_('yllapito', 'POST', '/living-rooms/{id}/close', `/living-rooms/${room.body.id}/close`, {});
  }

  /** How officials and residents want to be told. */
  async function notifications(): Promise<void> {
    const codeOf = async (kind: string) => {
      const [proof] = await api.sql('SELECT id FROM contact_proof WHERE kind = $1 AND ended_at IS NULL', [kind]);
      return { code: api.app.get(ProofCodes).of(proof!['id'] as string) };
    };
    const browser = { endpoint: 'https://push.example.org/1', keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) } };
    const mine = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      true_('aino', method, `/me/${path}`, `/me/${path}`, body);
    await mine('PUT', 'notifications', { steps: [{ path: 'push', afterSeconds: 60 }], quiet: true });
    await mine('PUT', 'email', { email: 'aino@example.org' });
    await mine('GET', 'email');
    await mine('POST', 'email/prove', await codeOf('email'));
    await mine('POST', 'phone/code', {});
    await mine('GET', 'phone/proof');
    await mine('POST', 'phone/prove', await codeOf('phone'));
    const added = await mine('POST', 'push-subscriptions', { ...browser, label: 'Työkone' });
    await mine('GET', 'notifications');
    await mine('POST', 'notifications/test', { path: 'email' });
    await true_('aino', 'GET', '/me/notifications/log', '/me/notifications/log?limit=2');
    await true_('aino', 'DELETE', '/me/push-subscriptions/{id}', `/me/push-subscriptions/${added.body.id}`);
    const key = (await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Kertokaa', email: 'a@example.org' })).body
      .residentKey;
    await true_(key, 'GET', '/my/notifications', '/my/notifications');
    await true_(key, 'PUT', '/my/notifications', '/my/notifications', { push: true });
    const theirs = await true_(key, 'POST', '/my/push-subscriptions', '/my/push-subscriptions', browser);
    await true_(key, 'DELETE', '/my/push-subscriptions/{id}', `/my/push-subscriptions/${theirs.body.id}`);
  }

  async function people(): Promise<void> {
    await true_('aino', 'GET', '/me', '/me');
    await true_('aino', 'POST', '/me/duty', '/me/duty', { onDuty: false });
    await true_('aino', 'GET', '/colleagues', '/colleagues?q=ee');
    await true_('aino', 'PUT', '/me/phone', '/me/phone', { phone: '040 123 4567' });
    await true_('aino', 'GET', '/me/phone', '/me/phone');
    await true_('aino', 'GET', '/me/tokens', '/me/tokens');
    await true_('yllapito', 'GET', '/people', '/people');
    await true_('yllapito', 'POST', '/people', '/people', {
      username: 'uusi',
      name: 'Uusi Ihminen',
      roles: ['official'],
      phone: '09 310 1691',
    });
    await true_('yllapito', 'POST', '/people/{username}', '/people/uusi', { name: 'Uusi Nimi' });
    await true_('yllapito', 'POST', '/people/{username}/disable', '/people/uusi/disable', {});
    await true_('yllapito', 'POST', '/people/{username}/enable', '/people/uusi/enable', {});
    await true_('pormestari', 'GET', '/policies', '/policies');
    // Tokens are made by people who signed in, never by a token: tested with sign-in (libs/staff).
    for (const operation of ['post /me/tokens', 'post /me/tokens/{id}/revoke']) answered.add(operation);
  }
});
