import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';

const CODE = readFileSync(join(import.meta.dirname, '../../../public/sw.js'), 'utf8');

interface FakeEvent {
  data?: { json: () => unknown };
  notification?: { close: () => void; data?: unknown };
  waitUntil: (what: Promise<unknown>) => void;
}

/** As much of a service worker's world as ours uses. */
function started(windows: { url: string; focus: () => void }[] = []) {
  const listeners = new Map<string, (event: FakeEvent) => void>();
  const showNotification = vi.fn((_title: string, _more: { data: { url: string }; tag?: string }) => Promise.resolve());
  const openWindow = vi.fn((_url: string) => Promise.resolve());
  const self = {
    location: { origin: 'https://batline.example' },
    registration: { showNotification },
    clients: { matchAll: () => Promise.resolve(windows), openWindow, claim: () => Promise.resolve() },
    skipWaiting: () => undefined,
    addEventListener: (name: string, listener: (event: FakeEvent) => void) => listeners.set(name, listener),
  };
  new Function('self', CODE)(self);
  const fire = async (name: string, event: Omit<FakeEvent, 'waitUntil'>) => {
    const waits: Promise<unknown>[] = [];
    listeners.get(name)?.({ ...event, waitUntil: (what) => waits.push(what) });
    await Promise.all(waits);
  };
  return { fire, showNotification, openWindow };
}
const pushed = (told: unknown) => ({ data: { json: () => told } });

it('shows what was pushed, a newer one of the same thing in place of the older', async () => {
  const { fire, showNotification } = started();
  await fire('push', pushed({ title: 'Asia ABC odottaa', url: '/tyo/1', tag: 'case.1' }));
  expect(showNotification).toHaveBeenCalledExactlyOnceWith('Asia ABC odottaa', {
    icon: '/favicon.svg',
    data: { url: 'https://batline.example/tyo/1' },
    tag: 'case.1',
    renotify: true,
  });
});

it.each([
  ['what is no JSON', { data: { json: () => JSON.parse('{') } }],
  ['nothing', {}],
  ['an address of others', pushed({ title: '', url: 'https://evil.example/x' })],
  ['an address that runs', pushed({ url: 'javascript:alert(1)' })],
])('shows something for %s, and leads nowhere else', async (_, event) => {
  const { fire, showNotification } = started();
  await fire('push', event);
  expect(showNotification.mock.calls).toEqual([['Batline', { icon: '/favicon.svg', data: { url: 'https://batline.example/' } }]]);
});

it('opens the page when it is pressed, or shows the window where it is open', async () => {
  const close = vi.fn();
  const pressed = { notification: { close, data: { url: 'https://batline.example/s/ABC#key' } } };
  const { fire, openWindow } = started();
  await fire('notificationclick', pressed);
  expect(openWindow).toHaveBeenCalledExactlyOnceWith('https://batline.example/s/ABC#key');
  expect(close).toHaveBeenCalledOnce();
  const focus = vi.fn();
  const open = started([{ url: 'https://batline.example/s/ABC#key', focus }]);
  await open.fire('notificationclick', pressed);
  expect(focus).toHaveBeenCalledOnce();
  expect(open.openWindow).not.toHaveBeenCalled();
});
