import { setTimeout as pause } from 'node:timers/promises';
import { Backoff } from './backoff.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';

/** Starts the database again, on the same port, whenever it ends unasked; whoever used it connects again by itself. */
export function keepUp(postgres: EmbeddedPostgres, stopping: AbortSignal, say: (line: string) => void): void {
  const backoff = new Backoff();
  let startedAt = performance.now();
  const again = async (): Promise<void> => {
    while (!stopping.aborted) {
      const wait = backoff.next(performance.now() - startedAt);
      say(`the database ended; starting it again in ${wait / 1000} s`);
      await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return;
      startedAt = performance.now();
      try {
        await postgres.start();
        return say('the database is back');
      } catch (error) {
        if (!stopping.aborted) say(error instanceof Error ? error.message : String(error));
      }
    }
  };
  postgres.on('down', () => void again());
}
