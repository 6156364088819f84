import type { NewPushSubscription } from '#contracts';

/** Whether this browser can show notifications of a page that is not open. */
export const pushSupported = (): boolean =>
  typeof navigator !== 'undefined' && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Somebody, or the browser for them, said no: it does not ask again by itself. */
export const pushDenied = (): boolean => pushSupported() && Notification.permission === 'denied';

/** The person did not allow it. */
export class PushDeniedError extends Error {
  override name = 'PushDeniedError';
}

/**
 * Asks for permission and subscribes this browser with the push service of its maker. To be called by a press only: browsers refuse
 * otherwise, and rightly.
 * @param pushKey the server's public key, base64url
 * @throws PushDeniedError when it was not allowed; whatever the browser throws when its push service cannot be reached
 */
export async function subscribeToPush(pushKey: string): Promise<NewPushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushDeniedError('not allowed');
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const key = bytesOf(pushKey);
  const before = await pushManager.getSubscription();
  // One made with another key of the city would never be heard.
  if (before && !sameBytes(before.options.applicationServerKey, key)) await before.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, expirationTime, keys } = made.toJSON();
  return {
    endpoint: endpoint ?? made.endpoint,
    expirationTime: expirationTime ?? null,
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    label: browserName(navigator.userAgent),
  };
}

/** Ends it in this browser; the server is told separately. */
export async function unsubscribeFromPush(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function sameBytes(one: ArrayBuffer | null, other: Uint8Array): boolean {
  const bytes = new Uint8Array(one ?? new ArrayBuffer(0));
  return bytes.length === other.length && bytes.every((byte, at) => byte === other[at]);
}

const MAKERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const MACHINES = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** "Firefox, Windows": enough to tell one's own browsers apart. */
export function browserName(userAgent: string): string | undefined {
  const find = (table: readonly (readonly [RegExp, string])[]) => table.find(([sign]) => sign.test(userAgent))?.[1];
  return [find(MAKERS), find(MACHINES)].filter(Boolean).join(', ') || undefined;
}
