/** A full navigation: the server sends the person to the city's sign-in and back to this page. */
export function signInUrl({ pathname, search }: { pathname: string; search: string }): string {
  const returnTo = pathname === '/' ? '/tyo' : pathname + search;
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
