const LONGEST = 2_000;
/** A browser drops control characters and reads a backslash as a slash: neither belongs in a path of ours. */
const SUSPICIOUS = /[\p{Cc} \\]/u;

/**
 * Where to go after signing in: a path of our own and nothing else (no open redirect). Whatever else was asked for leads to the
 * front page.
 */
export function safeReturnTo(wanted: unknown, publicBaseUrl: string): string {
  if (typeof wanted !== 'string' || wanted.length > LONGEST || !wanted.startsWith('/') || SUSPICIOUS.test(wanted)) return '/';
  if (!URL.canParse(wanted, publicBaseUrl)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, publicBaseUrl);
  const path = `${pathname}${search}${hash}`;
  const isOurs = origin === new URL(publicBaseUrl).origin && !path.startsWith('//');
  // Back into signing in or out would go round in circles.
  return isOurs && !/^\/(auth|dev-idp)(\/|$)/.test(pathname) ? path : '/';
}
