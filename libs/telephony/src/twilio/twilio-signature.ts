import twilio from 'twilio';
import type { Form } from './form.js';

/** A webhook request, as far as its signature is concerned. Headers about hosts and schemes are left out on purpose. */
export interface SignedRequest {
  /** Path and query exactly as they arrived; never decoded, rewritten or shortened by a prefix. */
  readonly originalUrl: string;
  /** `X-Twilio-Signature`. */
  readonly signature: string | undefined;
  /** All fields of a form, or the bytes of any other body; undefined: there is none. */
  readonly body?: { readonly form: Form } | { readonly raw: Buffer };
}

export interface SignatureKey {
  readonly authToken: string;
  /** Scheme, host and port by which Twilio was told to reach us; no trailing slash. */
  readonly publicBaseUrl: string;
}

/**
 * Whether Twilio sent this. It signs, with HMAC-SHA1 under the account's token, the whole URL that it was told to call (query
 * included, never a `#fragment`) and after that, for a form, every field name with its value, sorted by name. Any other body is
 * signed by its hash: the URL then carries `bodySHA256`. The URL is put together from our own setting, so that nothing a caller
 * writes into `Host` or `X-Forwarded-*` counts. Port 443 may stand in it or not; the scheme must match.
 * Fails closed: whatever cannot be checked is not from Twilio. Compares in constant time. Pure.
 */
export function isFromTwilio({ originalUrl, signature, body }: SignedRequest, { authToken, publicBaseUrl }: SignatureKey): boolean {
  if (typeof signature !== 'string' || signature === '' || authToken === '' || !originalUrl.startsWith('/')) return false;
  const url = publicBaseUrl + originalUrl.replace(/#.*$/s, '');
  try {
    if (body && 'raw' in body) return twilio.validateRequestWithBody(authToken, signature, url, body.raw.toString('utf8'));
    return twilio.validateRequest(authToken, signature, url, body?.form ?? {});
  } catch {
    // Twilio's validators throw on a URL that they cannot read.
    return false;
  }
}
