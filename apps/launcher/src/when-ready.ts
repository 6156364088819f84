import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 150;
const ASK_TIMEOUT_MS = 5_000;

/**
 * Resolves when the product itself says that it can serve.
 * @param host the address it listens on; one that means "all" is asked on loopback
 * @throws when `signal` is aborted
 */
export async function whenReady(host: string, port: number, signal: AbortSignal): Promise<void> {
  const address = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(`http://${address}:${port}/health/ready`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]),
    }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await pause(POLL_MS, undefined, { signal });
  }
}
