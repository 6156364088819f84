import { startTestApi, type TestApi } from '#testing/api';
import { PHONE_LINE } from '#testing/webhooks';
import { randomUUID } from 'node:crypto';
import webPush from 'web-push';
import { ProofCodes } from '../paths/proof-codes.js';

const vapid = webPush.generateVAPIDKeys();
const BROWSER = {
  endpoint: 'https://push.example.org/send/1',
  expirationTime: null,
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
};
let api: TestApi;
let aino: string;

beforeAll(async () => {
  api = await startTestApi({
    ...PHONE_LINE,
    ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'batline@example.org' },
    ...{ VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey, VAPID_SUBJECT: 'mailto:batline@example.org' },
  });
  aino = await api.person('aino', ['official']);
  await api.person('eero', ['official']);
}, 60_000);
afterAll(() => api.close());

const read = async (as = 'aino') => (await api.call(as, 'GET', '/me/notifications')).body;
const whyOf = async (path: string) =>
  ((await read()).paths as { path: string; why?: string }[]).find((each) => each.path === path)?.why ?? 'reaches';
const codeOf = async (kind: string) => {
  const [proof] = await api.sql('SELECT id FROM contact_proof WHERE person_id = $1 AND kind = $2 AND ended_at IS NULL', [aino, kind]);
  return api.app.get(ProofCodes).of(proof!['id'] as string);
};
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('one’s own order', () => {
  it('is the default until another is given, kept as it was given, and nobody else`s', async () => {
    expect(await read()).toMatchObject({
      isDefault: true,
      order: { steps: [{ path: 'app' }, { path: 'push', afterSeconds: 120 }], quiet: true },
    });
    const order = {
      steps: [
        { path: 'app', afterSeconds: 0 },
        { path: 'sms', afterSeconds: 300 },
        { path: 'call', afterSeconds: 600 },
      ],
      quiet: false,
    };
    expect((await api.call('aino', 'PUT', '/me/notifications', order)).body).toMatchObject({ isDefault: false, order });
    expect((await read()).order).toEqual(order);
    expect((await read('eero')).isDefault).toBe(true);
  });

  it.each([
    ['a path that there is not', { steps: [{ path: 'pigeon', afterSeconds: 0 }] }, 'invalid-value'],
    ['a time that is no number', { steps: [{ path: 'sms', afterSeconds: 'soon' }] }, 'invalid-type'],
    ['more than a day', { steps: [{ path: 'sms', afterSeconds: 86_401 }] }, 'too-big'],
    ['before it happened', { steps: [{ path: 'sms', afterSeconds: -1 }] }, 'too-small'],
    ['eleven steps', { steps: Array.from({ length: 11 }, (_, n) => ({ path: 'sms', afterSeconds: n })) }, 'too-big'],
    ['the app later', { steps: [{ path: 'app', afterSeconds: 5 }] }, 'app-is-at-once'],
    [
      'the same step twice',
      {
        steps: [
          { path: 'sms', afterSeconds: 5 },
          { path: 'sms', afterSeconds: 5 },
        ],
      },
      'same-step-twice',
    ],
    ['unknown keys', { steps: [], admin: true }, 'unrecognized-keys'],
  ])('refuses %s', async (_, body, code) => {
    const answer = await api.call('aino', 'PUT', '/me/notifications', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    expect(JSON.stringify(answer.body.errors)).toContain(code);
  });

  it('is for those who are signed in', async () => expect((await api.call(undefined, 'GET', '/me/notifications')).status).toBe(401));
});

describe('an e-mail address', () => {
  it('reaches nobody before the code that was sent there came back; a wrong one is counted, and five end it', async () => {
    expect(await whyOf('email')).toBe('no-email');
    const asked = await api.call('aino', 'PUT', '/me/email', { email: 'aino@example.org' });
    expect(asked.body).toEqual({ email: null, pending: { email: 'aino@example.org', until: expect.any(String) } });
    expect(await whyOf('email')).toBe('no-email');
    expect(await api.sql(`SELECT type, path FROM notice_step WHERE person_id = $1`, [aino])).toEqual([{ type: 'proof', path: 'email' }]);
    const code = await codeOf('email');
    for (let n = 0; n < 5; n += 1)
      expect((await api.call('aino', 'POST', '/me/email/prove', { code: other(code) })).body.code).toBe('wrong-code');
    expect((await api.call('aino', 'POST', '/me/email/prove', { code })).body.code).toBe('no-code');
  });

  it('is proven by the newest code, which works once and for its own person; the journal knows only that it changed', async () => {
    await api.call('aino', 'PUT', '/me/email', { email: 'old@example.org' });
    const old = await codeOf('email');
    await api.call('aino', 'PUT', '/me/email', { email: 'aino@example.org' });
    expect((await api.call('aino', 'POST', '/me/email/prove', { code: old })).body.code).toBe('wrong-code');
    const code = await codeOf('email');
    expect((await api.call('eero', 'POST', '/me/email/prove', { code })).body.code).toBe('no-code');
    expect((await api.call('aino', 'POST', '/me/email/prove', { code })).body).toEqual({ email: 'aino@example.org' });
    expect((await api.call('aino', 'POST', '/me/email/prove', { code })).body.code).toBe('no-code');
    expect(await whyOf('email')).toBe('reaches');
    const [entry] = await api.sql('SELECT data FROM staff_journal WHERE person_id = $1 ORDER BY seq DESC LIMIT 1', [aino]);
    expect(entry).toEqual({ data: { fields: ['email'] } });
  });

  it('a code has its time, and only so many are sent in an hour', async () => {
    await api.call('aino', 'PUT', '/me/email', { email: 'late@example.org' });
    const code = await codeOf('email');
    await api.sql(`UPDATE contact_proof SET expires_at = batline_now() WHERE person_id = $1`, [aino]);
    expect((await api.call('aino', 'POST', '/me/email/prove', { code })).body.code).toBe('no-code');
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push((await api.call('aino', 'PUT', '/me/email', { email: 'more@example.org' })).body.code);
    expect(answers.at(-1)).toBe('too-many-requests');
  });

  it('is taken away at once', async () => {
    expect((await api.call('aino', 'PUT', '/me/email', { email: null })).body).toEqual({ email: null });
    expect(await whyOf('email')).toBe('no-email');
  });

  it.each([{ email: 'nonsense' }, { email: `${'a'.repeat(250)}@example.org` }, {}, { email: 'a@example.org\r\nBcc: b@example.org' }])(
    'refuses %j',
    async (body) => expect((await api.call('aino', 'PUT', '/me/email', body)).status).toBe(400),
  );
});

describe('the own number', () => {
  it('is told nothing before it is proven, and another number has to be proven anew', async () => {
    expect((await api.call('aino', 'POST', '/me/phone/code', {})).body.code).toBe('no-own-phone');
    await api.call('aino', 'PUT', '/me/phone', { phone: '040 123 4567' });
    expect(await whyOf('sms')).toBe('phone-not-proven');
    expect((await api.call('aino', 'POST', '/me/phone/code', {})).body).toMatchObject({ proven: false, pendingUntil: expect.any(String) });
    const code = await codeOf('phone');
    const [text] = await api.sql(`SELECT text, to_number FROM phone_delivery WHERE purpose = 'proof_code'`);
    expect(text).toEqual({ text: expect.stringContaining(code), to_number: '+358401234567' });
    expect((await api.call('aino', 'POST', '/me/phone/prove', { code })).body).toEqual({ proven: true });
    expect([await whyOf('sms'), await whyOf('call')]).toEqual(['reaches', 'reaches']);
    await api.call('aino', 'PUT', '/me/phone', { phone: '050 123 4567' });
    expect(await whyOf('call')).toBe('phone-not-proven');
  });

  it('a code that was sent to the number before proves nothing about the one after', async () => {
    await api.call('aino', 'POST', '/me/phone/code', {});
    const code = await codeOf('phone');
    await api.call('aino', 'PUT', '/me/phone', { phone: '045 123 4567' });
    expect((await api.call('aino', 'POST', '/me/phone/prove', { code })).body.code).toBe('no-code');
    expect(await whyOf('call')).toBe('phone-not-proven');
  });

  it('a landline takes no texts', async () => {
    await api.call('aino', 'PUT', '/me/phone', { phone: '09 310 1691' });
    expect((await api.call('aino', 'POST', '/me/phone/code', {})).body.code).toBe('phone-takes-no-texts');
  });
});

describe('browsers', () => {
  it('are added, renewed under the same id, seen by their owner alone, and taken away', async () => {
    expect(await whyOf('push')).toBe('no-push-subscription');
    const added = await api.call('aino', 'POST', '/me/push-subscriptions', { ...BROWSER, label: 'Työkone' });
    expect(added).toMatchObject({ status: 201, body: { label: 'Työkone' } });
    expect((await api.call('aino', 'POST', '/me/push-subscriptions', BROWSER)).body).toEqual(added.body);
    expect(await read()).toMatchObject({ subscriptions: [added.body], pushKey: vapid.publicKey });
    expect(JSON.stringify(await read())).not.toContain('push.example.org');
    const { id } = added.body;
    expect((await api.call('eero', 'DELETE', `/me/push-subscriptions/${id}`)).body.code).toBe('not-found');
    expect((await api.call('aino', 'DELETE', `/me/push-subscriptions/${id}`)).status).toBe(204);
    expect((await api.call('aino', 'DELETE', `/me/push-subscriptions/${id}`)).body.code).toBe('not-found');
    expect((await api.call('aino', 'DELETE', '/me/push-subscriptions/nonsense')).body.code).toBe('not-found');
  });

  it('a browser in which somebody else signed in is theirs from then on', async () => {
    await api.call('aino', 'POST', '/me/push-subscriptions', BROWSER);
    await api.call('eero', 'POST', '/me/push-subscriptions', BROWSER);
    expect([(await read()).subscriptions.length, (await read('eero')).subscriptions.length]).toEqual([0, 1]);
  });

  it.each([
    ['plain http', 'http://push.example.org/1', 'push-endpoint-refused'],
    ['an address inside', 'https://169.254.169.254/latest', 'push-endpoint-refused'],
    ['a name inside', 'https://db.internal/1', 'push-endpoint-refused'],
    ['another scheme', 'file:///etc/passwd', 'invalid-body'],
    ['no address', 'nonsense', 'invalid-body'],
    ['a long one', `https://push.example.org/${'a'.repeat(1_000)}`, 'invalid-body'],
  ])('refuses %s', async (_, endpoint, code) =>
    expect((await api.call('aino', 'POST', '/me/push-subscriptions', { ...BROWSER, endpoint })).body.code).toBe(code),
  );

  it('refuses keys that are none, and the eleventh', async () => {
    const bad = { ...BROWSER, keys: { ...BROWSER.keys, auth: 'x' } };
    expect((await api.call('aino', 'POST', '/me/push-subscriptions', bad)).body.code).toBe('invalid-body');
    const codes = [];
    for (let n = 0; n < 11; n += 1)
      codes.push(
        (await api.call('aino', 'POST', '/me/push-subscriptions', { ...BROWSER, endpoint: `https://push.example.org/n/${n}` })).status,
      );
    expect(codes.filter((status) => status === 201)).toHaveLength(10);
    expect(codes.at(-1)).toBe(409);
  });
});

describe('trying a path, and the log', () => {
  it('a path that reaches is tried, once for a key, and stands in the log; one that does not is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await api.call('aino', 'POST', '/me/notifications/test', { path: 'push' }, key);
    expect(first).toMatchObject({ status: 201, body: { type: 'test', path: 'push', because: 'test', state: 'waiting' } });
    expect((await api.call('aino', 'POST', '/me/notifications/test', { path: 'push' }, key)).body).toEqual(first.body);
    expect((await api.call('aino', 'POST', '/me/notifications/test', { path: 'email' })).body.code).toBe('path-does-not-reach');
    const inApp = await api.call('aino', 'POST', '/me/notifications/test', { path: 'app' });
    expect(inApp.body).toMatchObject({ path: 'app', state: 'sent' });
    const { items } = (await api.call('aino', 'GET', '/me/notifications/log')).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([first.body.id, inApp.body.id]));
  });

  it('so often an hour', async () => {
    const codes = [];
    for (let n = 0; n < 10; n += 1) codes.push((await api.call('aino', 'POST', '/me/notifications/test', { path: 'app' })).status);
    expect(codes.at(-1)).toBe(429);
  });

  it('pages through everything once, newest first, of oneself alone', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = (await api.call('aino', 'GET', `/me/notifications/log?limit=4${cursor ? `&cursor=${cursor}` : ''}`))
        .body;
      seen.push(...items.map(({ id }: { id: string }) => id));
      cursor = nextCursor;
    } while (cursor !== undefined);
    const [{ n }] = (await api.sql(
      `SELECT (SELECT count(*) FROM notice_step WHERE person_id = $1)::int + (SELECT count(*) FROM staff_notice WHERE person_id = $1)::int AS n`,
      [aino],
    )) as [{ n: number }];
    expect([seen.length, new Set(seen).size]).toEqual([n, n]);
    expect((await api.call('eero', 'GET', '/me/notifications/log')).body).toEqual({ items: [] });
  });

  it.each(['cursor=abc', 'limit=0', 'limit=101', 'unknown=1', `cursor=${Buffer.from('2026-99-99T00:00:00.000Z x').toString('base64url')}`])(
    'refuses %s',
    async (query) => expect((await api.call('aino', 'GET', `/me/notifications/log?${query}`)).body.code).toBe('invalid-query'),
  );
});
