import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
/** 32 bytes in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits in base64url: the value of a session cookie, a state, an API token's secret. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

export const looksLikeSecret = (text: string): boolean => SECRET.test(text);

/** What is stored of a secret. Plain SHA-256 is enough for 256 random bits: there is nothing to guess. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/**
 * The CSRF token of a session: follows from the session's secret, so nothing of it is stored and it changes with every
 * sign-in; a page that reads it learns nothing of the secret.
 */
export const csrfTokenOf = (sessionSecret: string): string =>
  createHmac('sha256', sessionSecret).update('batline/csrf').digest('base64url');

/** Equality that takes the same time wherever the difference is. */
export function sameSecret(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return timingSafeEqual(hashOf(one), hashOf(other));
}
