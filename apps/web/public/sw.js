/* Shows what the city pushes, and opens it when it is pressed. Nothing is cached: every page comes from the network. */

/** Only pages of our own are opened, whatever was sent. */
function ownUrl(given) {
  const url = new URL(typeof given === 'string' ? given : '/', self.location.origin);
  return url.origin === self.location.origin ? url.href : self.location.origin + '/';
}

function told(event) {
  try {
    return event.data.json();
  } catch {
    return {};
  }
}

// A new version replaces the old one at once: it keeps nothing that pages depend on.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, url, tag } = told(event);
  // Browsers demand that something is shown for every push.
  event.waitUntil(
    self.registration.showNotification(typeof title === 'string' && title !== '' ? title : 'Batline', {
      icon: '/favicon.svg',
      data: { url: ownUrl(url) },
      ...(typeof tag === 'string' && tag !== '' ? { tag, renotify: true } : {}),
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = ownUrl(event.notification.data && event.notification.data.url);
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => one.url === url);
      return open ? open.focus() : self.clients.openWindow(url);
    }),
  );
});
