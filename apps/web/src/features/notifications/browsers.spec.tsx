import type { SubscribedBrowser } from '#contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { KEYS } from '../../api/keys.js';
import { recall } from '../../api/remembered.js';
import { ago, myNotifications, pushKey } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { browserName, bytesOf } from './browser-push.js';
import { Browsers } from './browsers.js';
import { HowTold } from './how-told.js';

const sub: SubscribedBrowser = { id: '00000000-0000-4000-8000-000000000091', label: 'Firefox, Linux', createdAt: ago(1) };
const made = { endpoint: 'https://push.example/1', expirationTime: null, keys: { p256dh: 'p', auth: 'a' } };
const unsubscribe = vi.fn(() => Promise.resolve(true));

/** A browser that can be pushed to, and what its person answers when asked. */
function browser(
  answer: NotificationPermission,
  before?: { options: { applicationServerKey: ArrayBuffer }; unsubscribe: () => Promise<boolean> },
) {
  const pushManager = {
    getSubscription: vi.fn(() => Promise.resolve(before ?? null)),
    subscribe: vi.fn(() => Promise.resolve({ ...made, toJSON: () => made })),
  };
  const requestPermission = vi.fn(() => Promise.resolve(answer));
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', { permission: 'default', requestPermission });
  const registration = { pushManager };
  const register = vi.fn(() => Promise.resolve(registration));
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      register,
      ready: Promise.resolve(registration),
      getRegistration: () => Promise.resolve({ pushManager: { getSubscription: () => Promise.resolve({ unsubscribe }) } }),
    },
  });
  return { pushManager, requestPermission, register };
}
const page = (subscriptions: SubscribedBrowser[], key: string | null = pushKey) =>
  show(<Browsers of="me" pushKey={key ?? undefined} subscriptions={subscriptions} shownBy={KEYS.notifications} />);
const enable = () => screen.getByRole('button', { name: 'Ota käyttöön tässä selaimessa' });

beforeEach(() => {
  localStorage.clear();
  unsubscribe.mockClear();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

it('asks for permission by a press only, subscribes with the city’s key, and tells the server', async () => {
  const { requestPermission, register, pushManager } = browser('granted');
  const calls = serve({ 'POST /me/push-subscriptions': { status: 201, json: sub } });
  page([]);
  expect(requestPermission).not.toHaveBeenCalled();
  await userEvent.click(enable());
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(register).toHaveBeenCalledWith('/sw.js');
  expect(pushManager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: bytesOf(pushKey) });
  expect(calls[0]?.body).toMatchObject(made);
  await waitFor(() => expect(recall('push.me', (value): value is string => typeof value === 'string')).toBe(sub.id));
});

it('ends a subscription made with another key first', async () => {
  const old = { options: { applicationServerKey: new ArrayBuffer(65) }, unsubscribe: vi.fn(() => Promise.resolve(true)) };
  browser('granted', old);
  const calls = serve({ 'POST /me/push-subscriptions': { status: 201, json: sub } });
  page([]);
  await userEvent.click(enable());
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(old.unsubscribe).toHaveBeenCalledOnce();
});

it('says what to do when it was not allowed, and sends nothing', async () => {
  browser('denied');
  const calls = serve({});
  page([]);
  await userEvent.click(enable());
  expect(await screen.findByText(/Ilmoitukset on estetty tässä selaimessa/)).toBeTruthy();
  expect(calls).toEqual([]);
});

it('offers nothing where the browser cannot, or the city does not', () => {
  const { unmount } = page([]);
  expect(screen.getByText(/Tämä selain ei osaa/)).toBeTruthy();
  unmount();
  browser('granted');
  page([], null);
  expect(screen.queryByRole('button')).toBeNull();
});

it('takes this browser away by the server and by the browser', async () => {
  browser('granted');
  localStorage.setItem('batline.push.me', JSON.stringify(sub.id));
  const calls = serve({ [`DELETE /me/push-subscriptions/${sub.id}`]: { status: 204 } });
  page([sub]);
  expect(screen.getByText('tämä selain')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Ota käyttöön/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Poista: Firefox, Linux' }));
  await waitFor(() => expect(unsubscribe).toHaveBeenCalled());
  expect(calls[0]).toMatchObject({ method: 'DELETE', body: undefined });
  expect(calls[0]?.headers.get('Content-Type')).toBeNull();
});

it('takes another browser away by the server alone: this one is still told', async () => {
  browser('granted');
  localStorage.setItem('batline.push.me', JSON.stringify(sub.id));
  const other: SubscribedBrowser = { id: '00000000-0000-4000-8000-000000000092', label: 'Chrome, Android', createdAt: ago(2) };
  const told = (subscriptions: SubscribedBrowser[]) => ({ json: { ...myNotifications, subscriptions } });
  serve({
    'GET /me/notifications': [told([sub, other]), told([sub])],
    [`DELETE /me/push-subscriptions/${other.id}`]: { status: 204 },
  });
  show(<HowTold />);
  await userEvent.click(await screen.findByRole('button', { name: 'Poista: Chrome, Android' }));
  await waitFor(() => expect(screen.queryByText('Chrome, Android')).toBeNull());
  expect(unsubscribe).not.toHaveBeenCalled();
  expect(screen.getByText('tämä selain')).toBeTruthy();
});

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Windows'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E Safari/604.1', 'Safari, iOS'],
  ['something else', undefined],
])('names %s', (agent, name) => expect(browserName(agent)).toBe(name));
