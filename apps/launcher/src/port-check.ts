import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 200;

/**
 * Finds out before anything slow is started whether the port can be listened on.
 * @param patienceMs how long to wait for it, where whoever has it is known to be going
 * @throws in plain words when it cannot
 */
export async function checkPort(host: string, port: number, patienceMs: number): Promise<void> {
  if (port === 0) throw new Error('PORT=0 leaves the port to chance, and nobody could be told where to look. Choose one.');
  for (let waited = 0; ; waited += POLL_MS) {
    const code = await tryPort(host, port);
    if (code === undefined) return;
    if (code !== 'EADDRINUSE') throw new Error(`Port ${port} on ${host} cannot be used (${code}). Choose another with PORT or HOST.`);
    if (waited >= patienceMs) throw new Error(`Port ${port} on ${host} is used by another program. Choose another with PORT.`);
    await pause(POLL_MS);
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
