import { onRung, rungAt } from '#domain';
import type { Context, Telling } from './telling.js';

/** The people of the rung that a case came to stand on: a `take` clock started (domain.md §5). */
export function rungTold(context: Context): Telling[] {
  const { after } = context.happening;
  return takeStart(context) ? toldByRung(context).map((personId) => ({ personId, type: typeOn(context, after.live) })) : [];
}

/** The `take` clock that started, when one did: then the rung tells. */
export const takeStart = ({ happening: { event } }: Context) =>
  (event.changes.clocks ?? []).find((change) => change.op === 'start' && change.kind === 'take');

/** Ids of those whom the rung tells that the case stands on now. */
export const toldByRung = (context: Context): readonly string[] =>
  onRung(rungOf(context), context.audience, { ...context.about, channel: context.happening.after.channel });

/** The ladder that serves the case now. */
export const ladderOf = ({ happening: { after }, about: { policy } }: Context) =>
  after.live && policy.live ? policy.live.ladder : policy.ladder;

function rungOf(context: Context) {
  return rungAt(ladderOf(context), context.happening.after.level);
}

function typeOn(context: Context, live: boolean): Telling['type'] {
  if (rungOf(context)?.tell === 'mayor') return 'case.at_mayor';
  return live ? 'case.waits_live' : 'case.waits';
}
