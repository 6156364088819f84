/** Whether a URL leads to this very machine, over plain HTTP: a simulator must never call anybody else. Pure. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === 'http:' && username === '' && password === '' && isLoopbackHost(hostname);
}

/** `127.0.0.0/8`, `::1`, `localhost`. Pure. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
