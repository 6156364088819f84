import { isIP } from 'node:net';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether a host name or address can only mean this machine. */
export const isLoopbackHost = (hostname: string): boolean => LOOPBACK.test(hostname);

const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** A whole number in a range, written in digits. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);

/** A URL of one of the schemes; kept as it was written. */
export const urlOf = (...schemes: string[]) =>
  z.string().refine(
    (text) => {
      const url = parseUrl(text);
      return url !== undefined && schemes.includes(url.protocol) && url.hostname !== '';
    },
    `must be a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  );

/** `https://host[:port]` with nothing after it; the answer has no trailing slash. */
export const origin = z
  .string()
  .refine((text) => ['http:', 'https:'].includes(parseUrl(text)?.protocol ?? ''), 'must be a URL that starts with https://')
  .refine((text) => {
    const url = parseUrl(text);
    return !url || (url.pathname === '/' && !url.search && !url.hash && !url.username);
  }, 'must be only scheme, host and port, without a path')
  .transform((text) => parseUrl(text)?.origin ?? text);

/** An OpenID Connect issuer, compared character by character with what the provider says of itself: kept as written. */
export const issuer = urlOf('https:', 'http:');

const isNetwork = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address) as 0 | 4 | 6];
  return rest.length === 0 && bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
};

/** Addresses or networks (`10.0.0.0/8`), separated by commas. */
export const networks = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every(isNetwork), 'must be IP addresses or networks such as 10.0.0.0/8, separated by commas');

/** `1` or `0`. */
export const flag = z.enum(['0', '1'], 'must be 1 or 0').transform((value) => value === '1');
