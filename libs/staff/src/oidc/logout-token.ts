import { createRemoteJWKSet, customFetch, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { IssuerAccess } from './issuer-fetch.js';

/** Whose session ended at the identity provider: one session, or everything of one subject. */
export interface LogoutClaims {
  jti: string;
  sid?: string;
  subject?: string;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** Explicit typing is recommended but not required (Back-Channel Logout 1.0 §2.4); older Keycloaks say only `JWT`. */
const TYPES = ['logout+jwt', 'application/logout+jwt', 'jwt'];
const FRESH_SECONDS = 120;
const CLOCK_DIFFERENCE_SECONDS = 30;
const TIMEOUT_MS = 5_000;

export function remoteKeys(url: URL, access: IssuerAccess): JWTVerifyGetKey {
  return createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_MS, [customFetch]: access.fetch });
}

/**
 * Checks a logout token by OpenID Connect Back-Channel Logout 1.0 §2.6, except whether it was used before.
 * @throws when anything about it is not right
 */
export async function verifyLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { issuer: string; clientId: string },
): Promise<LogoutClaims> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: expected.issuer,
    audience: expected.clientId,
    algorithms: ALGORITHMS,
    requiredClaims: ['iat', 'jti', 'events'],
    maxTokenAge: FRESH_SECONDS,
    clockTolerance: CLOCK_DIFFERENCE_SECONDS,
  });
  if (protectedHeader.typ !== undefined && !TYPES.includes(protectedHeader.typ.toLowerCase())) throw new Error('typ');
  return claimsOf(payload);
}

function claimsOf(payload: JWTPayload): LogoutClaims {
  const { jti, sub, sid, events } = payload;
  if (!isObject(events) || !isObject(events[EVENT])) throw new Error('events');
  // A nonce would make it an ID token used as something else.
  if ('nonce' in payload) throw new Error('nonce');
  if (typeof jti !== 'string' || jti === '' || jti.length > 255) throw new Error('jti');
  if (sid !== undefined && typeof sid !== 'string') throw new Error('sid');
  if (sid === undefined && sub === undefined) throw new Error('neither sid nor sub');
  return { jti, ...(sid !== undefined && { sid }), ...(sub !== undefined && { subject: sub }) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
