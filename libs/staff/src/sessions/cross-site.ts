import { sameSecret } from './secret-values.js';

/** What a request made with the session's cookie tells about where it came from. */
export interface RequestOrigin {
  method: string;
  /** `Sec-Fetch-Site`, set by the browser alone. */
  fetchSite?: string;
  /** `Origin`. */
  origin?: string;
  /** `X-CSRF-Token`. */
  csrfHeader?: string;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that carries our cookie may change something: it must hold the session's token, and neither the browser's
 * own word nor the origin may say that another site made it. Reading needs nothing: browsers keep answers from other sites.
 */
export function mayChangeThings(request: RequestOrigin, csrfToken: string | undefined, publicBaseUrl: string): boolean {
  if (SAFE_METHODS.includes(request.method.toUpperCase())) return true;
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin') return false;
  if (request.origin !== undefined && request.origin !== publicBaseUrl) return false;
  return sameSecret(request.csrfHeader, csrfToken);
}
