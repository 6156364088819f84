import { dutyFor, dutyForAll } from '#domain';
import type { Context, Telling } from './telling.js';

/** The people of the rung that a case came to stand on: a `take` clock started (domain.md §5). */
export function rungTold(context: Context): Telling[] {
  const { after, event } = context.happening;
  const starts = (event.changes.clocks ?? []).some((change) => change.op === 'start' && change.kind === 'take');
  return starts ? onRung(context).map((personId) => ({ personId, type: typeOn(context, after.live) })) : [];
}

/** Ids of those whom the rung tells that the case stands on now. */
export function onRung(context: Context): readonly string[] {
  const rung = rungOf(context);
  if (!rung) return [];
  if (rung.tell === 'mayor') return context.audience.mayors;
  const people = rung.tell === 'duty' ? dutyFor(context.audience.onDuty, context.about) : dutyForAll(context.audience.onDuty);
  return people.map(({ id }) => id);
}

function rungOf({ happening: { after }, about: { policy } }: Context) {
  const ladder = after.live && policy.live ? policy.live.ladder : policy.ladder;
  return ladder[Math.min(after.level, ladder.length - 1)];
}

function typeOn(context: Context, live: boolean): Telling['type'] {
  if (rungOf(context)?.tell === 'mayor') return 'case.at_mayor';
  return live ? 'case.waits_live' : 'case.waits';
}
