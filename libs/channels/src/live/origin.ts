import type { IncomingHttpHeaders } from 'node:http';

/**
 * Where a handshake was made. `ours`: a page of ours, so cookies count. `foreign`: another site's page, refused. `unknown`: no
 * browser said anything; then cookies do not count, only what is shown in `auth`.
 */
export type HandshakeOrigin = 'ours' | 'foreign' | 'unknown';

/** Browsers send `Origin` with every websocket; a polling GET of our own page has `Sec-Fetch-Site` alone. */
export function originOf(headers: IncomingHttpHeaders, publicBaseUrl: string): HandshakeOrigin {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined) return headers.origin === publicBaseUrl ? 'ours' : 'foreign';
  if (site === undefined) return 'unknown';
  return site === 'same-origin' ? 'ours' : 'foreign';
}
