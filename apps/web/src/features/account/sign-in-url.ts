/**
 * A full navigation: the server sends the person to the city's sign-in and back to this page.
 * @param again the city asks who it is, even where somebody is signed in there already
 */
export function signInUrl({ pathname, search }: { pathname: string; search: string }, again = false): string {
  const returnTo = pathname === '/' ? '/tyo' : pathname + search;
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}${again ? '&again=1' : ''}`;
}
