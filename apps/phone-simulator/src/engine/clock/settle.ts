import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { Activity } from './activity.js';

/** What counts as quiet: nothing is under way, for a while. */
export interface Quiet {
  /** Turns of the event loop without anything under way. */
  readonly turns: number;
  /** And real milliseconds. */
  readonly ms: number;
  /** Whatever else has to come to rest: the program that is called, its queues. Asked again until it says no. */
  readonly busy?: () => boolean | Promise<boolean>;
}

export const DEFAULT_QUIET: Quiet = { turns: 12, ms: 2 };

/** Real milliseconds after which waiting for quiet was in vain. */
const PATIENCE_MS = 60_000;

/**
 * Resolves once nothing is under way.
 * @throws when it does not become quiet within a minute
 */
export async function settle(activity: Activity, quiet: Quiet): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    if (await staysQuiet(activity, quiet)) return;
    if (performance.now() > patience) throw new Error(`no quiet within a minute; ${activity.underWay} requests are under way`);
    await pause(1);
  }
}

async function staysQuiet(activity: Activity, { turns, ms, busy }: Quiet): Promise<boolean> {
  if (activity.underWay > 0) return false;
  const { mark } = activity;
  const since = performance.now();
  for (let turned = 0; turned < turns || performance.now() - since < ms; turned += 1) {
    await (turned < turns ? turn() : pause(1));
    if (activity.mark !== mark) return false;
  }
  return !(await busy?.()) && activity.mark === mark;
}
