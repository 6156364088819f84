import { startTestApi, type TestApi } from '#testing/api';
import { StopLinks } from '../residents/stop-links.js';

const BROWSER = { endpoint: 'https://push.example.org/send/1', keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) } };
let api: TestApi;
let key: string;
let contactId: string;
beforeAll(async () => {
  api = await startTestApi({
    ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'batline@example.org' },
    ...{ VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'k'.repeat(43), VAPID_SUBJECT: 'mailto:batline@example.org' },
  });
  key = (await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Hei', email: 'a@example.org', language: 'en' })).body
    .residentKey;
  contactId = (await api.sql('SELECT id FROM contact'))[0]!['id'] as string;
}, 60_000);
afterAll(() => api.close());
const read = async () => (await api.call(key, 'GET', '/my/notifications')).body;
const FORM = 'application/x-www-form-urlencoded';
const page = async (method: 'GET' | 'POST', url: string, payload?: string, type = FORM) => {
  const answer = await api.app.inject({
    ...{ method, url },
    ...(payload === undefined ? {} : { payload, headers: { 'content-type': type } }),
  });
  return { status: answer.statusCode, body: answer.payload };
};

describe('a resident`s choice', () => {
  it('is by what they left, until they choose; what is not named stays', async () => {
    expect(await read()).toMatchObject({ email: true, sms: false, push: true, reaches: { email: true, sms: false, push: false } });
    expect((await api.call(key, 'PUT', '/my/notifications', { push: false })).body).toMatchObject({ email: true, push: false });
    expect((await api.call(key, 'PUT', '/my/notifications', { email: false })).body).toMatchObject({ email: false, push: false });
    expect(await read()).toMatchObject({ email: false, sms: false, push: false });
  });

  it('is theirs alone, and of the right shape', async () => {
    expect((await api.call(undefined, 'GET', '/my/notifications')).status).toBe(401);
    expect((await api.call(`${key}x`, 'PUT', '/my/notifications', { email: true })).status).toBe(401);
    expect((await api.call(key, 'PUT', '/my/notifications', { email: 'yes' })).status).toBe(400);
    expect((await api.call(key, 'PUT', '/my/notifications', { address: 'b@example.org' })).status).toBe(400);
  });

  it('a browser comes and goes by the key', async () => {
    const added = await api.call(key, 'POST', '/my/push-subscriptions', BROWSER);
    expect(added.status).toBe(201);
    expect((await read()).reaches.push).toBe(true);
    const other = (await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Toinen' })).body.residentKey;
    expect((await api.call(other, 'DELETE', `/my/push-subscriptions/${added.body.id}`)).body.code).toBe('not-found');
    expect((await api.call(key, 'DELETE', `/my/push-subscriptions/${added.body.id}`)).status).toBe(204);
    expect((await api.call(key, 'POST', '/my/push-subscriptions', { ...BROWSER, endpoint: 'https://10.0.0.1/x' })).body.code).toBe(
      'push-endpoint-refused',
    );
  });
});

describe('stopping by one click', () => {
  const path = () => new URL(api.app.get(StopLinks).of(contactId)).pathname;
  beforeEach(() => api.call(key, 'PUT', '/my/notifications', { email: true, push: true }));

  it('the link asks first, and changes nothing by being opened', async () => {
    expect(await page('GET', path())).toMatchObject({ status: 200, body: expect.stringContaining('<form method="post">') });
    expect((await read()).email).toBe(true);
  });

  it('a mail programme posts (RFC 8058): the e-mail stops, nothing else does', async () => {
    expect(await page('POST', path(), 'List-Unsubscribe=One-Click')).toMatchObject({
      status: 200,
      body: expect.stringContaining('no more e-mail'),
    });
    expect(await read()).toMatchObject({ email: false, push: true });
    expect((await page('POST', path(), 'List-Unsubscribe=One-Click')).status).toBe(200);
  });

  it('nor does the other form in which they post stop anything but the e-mail, and nothing else takes that form', async () => {
    const part = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    const type = 'multipart/form-data; boundary=x';
    expect(await page('POST', path(), part, type)).toMatchObject({ status: 200, body: expect.stringContaining('no more e-mail') });
    expect(await read()).toMatchObject({ email: false, push: true });
    expect((await page('POST', path(), 'x'.repeat(5_000), type)).status).toBe(413);
    const elsewhere = await page('POST', '/api/v1/contacts', part, type);
    expect([elsewhere.status, JSON.parse(elsewhere.body).code]).toEqual([400, 'not-json']);
  });

  it('a link that we did not sign, or for somebody else, stops nothing', async () => {
    const [, version, , mac] = /\/stop\/(\d+)\.([^.]+)\.(.+)$/.exec(path()) ?? [];
    for (const token of [
      'x',
      `${version}.00000000-0000-4000-8000-000000000000.${mac}`,
      `9.${contactId}.${mac}`,
      `${version}.${contactId}.${'A'.repeat(43)}`,
    ])
      expect((await page('POST', `/stop/${token}`, 'List-Unsubscribe=One-Click')).body).toContain('Linkki ei kelpaa');
    expect((await read()).email).toBe(true);
  });
});
