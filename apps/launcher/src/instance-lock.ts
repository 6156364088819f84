import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Holds a folder for this process alone. The lock is a name that only one process can listen on, so the system itself
 * gives it back when the process dies, however it dies; nothing stale can be left.
 * @returns how to give it back
 * @throws when another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = createServer((visitor) => visitor.destroy());
  const address = lockAddress(realpathSync(folder));
  try {
    await listen(server, address.path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || !address.file || (await answers(address.path))) {
      throw new Error(`Another Batline already runs on ${folder}. Stop it first, or give this one its own DATA_DIR (and PORT).`);
    }
    rmSync(address.path, { force: true });
    await listen(server, address.path);
  }
  server.unref();
  return () => new Promise((resolve) => void server.close(() => resolve()));
}

/** Linux and Windows have names that vanish with their process; elsewhere it is a socket file, which may be left behind. */
function lockAddress(folder: string): { path: string; file: boolean } {
  const name = `batline-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return { path: `\0${name}`, file: false };
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\${name}`, file: false };
  return { path: join(tmpdir(), `${name}.lock`), file: true };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
