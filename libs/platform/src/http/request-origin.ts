import type { IncomingHttpHeaders } from 'node:http';

/**
 * Where a request was made, as the browser tells it. `ours`: a page of ours. `foreign`: another site's page. `unknown`: nobody said anything, so
 * it was no browser that changes something (browsers always send one of the two with that).
 */
export type RequestOrigin = 'ours' | 'foreign' | 'unknown';

/** Neither `Origin` nor `Sec-Fetch-Site` may say that it was somebody else; a polling GET of our own page has the latter alone. */
export function originOf(headers: Pick<IncomingHttpHeaders, 'origin' | 'sec-fetch-site'>, publicBaseUrl: string): RequestOrigin {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) return 'unknown';
  if (origin !== undefined && origin !== publicBaseUrl) return 'foreign';
  return site === undefined || site === 'same-origin' ? 'ours' : 'foreign';
}
