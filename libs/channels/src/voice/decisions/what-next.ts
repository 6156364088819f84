import type { CallView } from '../scripts/call-view.js';

/** How long the owner of a case is rung before the caller is told when they call back, ms. */
export const OWNER_RINGS_MS = 60_000;
/** Ladders that nobody climbed (no worker ran) still end. */
const SLACK_MS = 15_000;
const LADDER_MS: readonly number[] = [120_000];

type Waiting = Pick<CallView, 'caseIs' | 'owner' | 'queuedAt' | 'topSince' | 'waitsMs' | 'now'>;

/** Until when somebody who waits is rung for, epoch ms. From then on they are told what happens instead. Pure. */
export function givesUpAt({ caseIs, owner, queuedAt, topSince, waitsMs, now }: Waiting): number {
  if (caseIs === 'closed') return now;
  const since = queuedAt ?? now;
  if (caseIs === 'held' && owner) return owner.hasPhone ? Math.max(owner.since, since) + OWNER_RINGS_MS : since;
  const waits = waitsMs.length > 0 ? waitsMs : LADDER_MS;
  const whole = since + waits.reduce((sum, wait) => sum + wait, 0) + SLACK_MS;
  return topSince === null ? whole : Math.min(whole, Math.max(topSince, since) + (waits.at(-1) ?? 0));
}

/** Whether the caller goes on waiting. Pure. */
export const whatNext = (view: Waiting): 'wait' | 'leave' => (view.now < givesUpAt(view) ? 'wait' : 'leave');
