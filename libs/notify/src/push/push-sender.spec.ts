import { startPushService, type PushServiceForTests, type Subscribed } from '#testing/push-service';
import webPush from 'web-push';
import { FakePushSender } from './fake-push-sender.js';
import { GONE, NoPushSender, type Push, type PushSender, type PushTarget } from './push-sender.js';
import { outcomeOf, WebPushSender } from './web-push-sender.js';

const push: Push = {
  payload: { title: 'Asia K7M-2QX odottaa ottajaa', url: '/tyo/1', tag: 'case-1' },
  ttlSeconds: 3_600,
  urgent: true,
};
const target = ({ endpoint, keys }: Subscribed): PushTarget => ({ endpoint, ...keys });
const identity = () => ({ ...webPush.generateVAPIDKeys(), subject: 'mailto:batline@example.org' });

interface World {
  sender: PushSender;
  subscribed: PushTarget;
  payloads: () => unknown[];
  gone: () => void;
  down: () => Promise<void>;
}

/** What every sender promises. */
function contract(world: () => World): void {
  it('hands a push to the browser', async () => {
    expect(await world().sender.send(world().subscribed, push)).toMatchObject({ ok: true });
    expect(world().payloads()).toEqual([push.payload]);
  });

  it('says that a browser asked for it no more', async () => {
    world().gone();
    expect(await world().sender.send(world().subscribed, push)).toEqual({ ok: false, permanent: true, reason: GONE });
  });

  it('says that the service does not answer, and throws nothing', async () => {
    const { sender, subscribed, down } = world();
    await down();
    expect(await sender.send({ ...subscribed, endpoint: subscribed.endpoint.replace('push', 'other') }, push)).toEqual({
      ok: false,
      permanent: false,
      reason: 'unreachable',
    });
  });
}

describe('push in memory', () => {
  const sender = new FakePushSender();
  const subscribed = { endpoint: 'https://push.example.org/push/1', p256dh: '', auth: '' };
  contract(() => ({
    sender,
    subscribed,
    payloads: () => sender.sent.map((each) => each.push.payload),
    gone: () => sender.gone.add(subscribed.endpoint),
    down: async () => void (sender.down = true),
  }));
});

describe('push by its protocol', () => {
  let service: PushServiceForTests;
  let subscribed: PushTarget;
  const keys = identity();
  const sender = new WebPushSender(keys, true);
  beforeAll(async () => {
    service = await startPushService();
    subscribed = target(service.subscribe());
  });
  afterAll(() => service.stop());

  contract(() => ({
    sender,
    subscribed,
    payloads: () => service.received.map(({ payload }) => payload),
    gone: () => service.answers.set(subscribed.endpoint, { status: 410 }),
    down: () => service.stop(),
  }));

  it('tells the service how long, how soon and instead of what; and who the city is', async () => {
    const other = await startPushService();
    const browser = target(other.subscribe());
    await sender.send(browser, push);
    await sender.send(browser, { ...push, urgent: false });
    await sender.send(browser, { ...push, payload: { ...push.payload, tag: 'case-2' } });
    const [first, second, third] = other.received.map(({ headers }) => headers);
    expect(first).toMatchObject({ ttl: '3600', urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(first?.['authorization']).toContain(`k=${keys.publicKey}`);
    expect(second?.['urgency']).toBe('normal');
    expect([second?.['topic'], third?.['topic']]).toEqual([first?.['topic'], expect.not.stringMatching(String(first?.['topic']))]);
    expect(first?.['topic']).toMatch(/^[A-Za-z0-9_-]{32}$/);
    await other.stop();
  });

  it('never connects inside, and never to this machine outside development', async () => {
    const outside = new WebPushSender(keys, false);
    const refused = { ok: false, permanent: true, reason: 'push-endpoint-refused' };
    expect(await outside.send(subscribed, push)).toEqual(refused);
    expect(await sender.send({ ...subscribed, endpoint: 'https://10.0.0.1/x' }, push)).toEqual(refused);
  });

  it('says so when nothing can be encrypted for a key', async () => {
    const bad = { ...subscribed, p256dh: 'A'.repeat(87) };
    expect(await sender.send(bad, push)).toEqual({ ok: false, permanent: true, reason: 'bad-keys' });
  });
});

it('without keys nobody is reached', async () =>
  expect(await new NoPushSender().send()).toEqual({ ok: false, permanent: true, reason: 'no-push-here' }));

it.each([
  [201, undefined, { ok: true, providerId: null }],
  [404, undefined, { ok: false, permanent: true, reason: GONE }],
  [429, '120', { ok: false, permanent: false, reason: 'not-now', retryAfterMs: 120_000 }],
  [503, 'Wed, 21 Oct 2026 07:28:00 GMT', { ok: false, permanent: false, reason: 'not-now' }],
  [403, undefined, { ok: false, permanent: true, reason: 'bad-credentials' }],
  [413, undefined, { ok: false, permanent: true, reason: 'rejected' }],
  [302, undefined, { ok: false, permanent: true, reason: 'rejected' }],
])('answer %s (retry-after %s)', (status, retryAfter, expected) =>
  expect(outcomeOf({ status, retryAfter, location: undefined })).toEqual(expected),
);
