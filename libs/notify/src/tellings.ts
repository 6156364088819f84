import { isHeld, type CaseEventType } from '#domain';
import { rungTold, toldByRung } from './rung-told.js';
import type { Context, Telling, TellingType } from './telling.js';

type Rule = (context: Context) => Telling[];

const to = (people: readonly (string | null | undefined)[], type: TellingType): Telling[] =>
  people.filter((id): id is string => typeof id === 'string').map((personId) => ({ personId, type }));
const fact = ({ happening }: Context, name: string): string | undefined => {
  const value = happening.event.facts[name];
  return typeof value === 'string' ? value : undefined;
};
const ownerBefore = ({ happening: { before } }: Context): string | undefined => before?.owner?.personId;
const ownerAfter = ({ happening: { after } }: Context): string | undefined => after.owner?.personId;
const offer = ({ happening: { before } }: Context, id: string | undefined) => before?.offers.find((open) => open.id === id);
const owner =
  (type: TellingType): Rule =>
  (context) =>
    to([ownerBefore(context)], type);

/** A promise is running short: its owner; while nobody owns the case, the rung it stands on; of a summons, who was called. */
const warned: Rule = (context) => {
  const { happening } = context;
  const kind = fact(context, 'kind');
  const clock = happening.before?.clocks.find((each) => each.kind === kind && each.round === happening.event.facts['round']);
  if (kind === 'summons') return to([offer(context, clock?.ref ?? undefined)?.to], 'clock.warned');
  return to(isHeld(happening.after) ? [ownerAfter(context)] : toldByRung(context), 'clock.warned');
};

/** A promise was broken. `take` is told by the rung that comes next; every other one stands before the mayor. */
const breached: Rule = (context) => {
  const { mayors } = context.audience;
  switch (fact(context, 'kind')) {
    case 'take':
      return [];
    case 'summons':
      return [...to(mayors, 'summons.unanswered'), ...to([offer(context, fact(context, 'ref'))?.to], 'clock.breached')];
    case 'directive':
      return [...to(mayors, 'directive.breached'), ...to([ownerAfter(context)], 'directive.breached')];
    default:
      // Waiting, a broken promise may also start the mayor's rung: told once, by the rung.
      return [...to([ownerAfter(context)], 'clock.breached'), ...to(mayors, 'case.at_mayor')];
  }
};

/** Notes go to everybody who works on the case. */
const noted: Rule = (context) => to([ownerAfter(context), ...context.happening.after.assists.map((assist) => assist.to)], 'message.note');

const reopens = (context: Context): boolean => context.happening.event.facts['reopens'] === true;

/**
 * Whom each kind of event concerns, beside the rung that a case comes to stand on. Read like a list: an event that is not in it
 * concerns nobody who does not see it anyway.
 */
const RULES: Partial<Record<CaseEventType, Rule>> = {
  'clock.warned': warned,
  'clock.breached': breached,
  'message.resident': (context) => to([ownerAfter(context)], reopens(context) ? 'case.reopened' : 'message.resident'),
  'message.note': noted,
  'visit.began': owner('visit.began'),
  'question.capped': owner('question.capped'),
  'verdict.helped': owner('verdict.helped'),
  'verdict.not_helped': owner('verdict.not_helped'),
  'case.closed_by_silence': owner('case.closed_by_silence'),
  'case.withdrawn': owner('case.withdrawn'),
  'case.no_matter': (context) => to(context.audience.mayors, 'case.no_matter'),
  'case.marked_duplicate': (context) => [...to([context.about.duplicatesOwner], 'duplicate.joined')],
  'offer.made': (context) => to([fact(context, 'to')], 'offer.made'),
  'offer.declined': owner('offer.declined'),
  'offer.expired': owner('offer.expired'),
  'case.handed_over': owner('offer.accepted'),
  'summons.made': (context) => to([fact(context, 'to')], 'summons.made'),
  'summons.declined': (context) => to([offer(context, fact(context, 'offerId'))?.by, ...context.audience.mayors], 'summons.declined'),
  'case.summoned_took': (context) => [
    ...to([offer(context, fact(context, 'offerId'))?.by], 'summons.accepted'),
    ...to([ownerBefore(context)], 'owner.replaced'),
  ],
  'case.relieved': owner('owner.relieved'),
  'assist.asked': (context) => to([fact(context, 'to')], 'assist.asked'),
  'assist.replied': owner('assist.replied'),
  'directive.given': (context) =>
    to([...context.audience.sectorHeads(fact(context, 'sector') ?? ''), ownerAfter(context)], 'directive.given'),
  'case.classification_suggested': owner('classification.suggested'),
};

/** Whom to tell what of one event; never the one who did it, and nobody twice. Pure. */
export function tellings(context: Context): Telling[] {
  const { event } = context.happening;
  const all = [...(RULES[event.type]?.(context) ?? []), ...rungTold(context)];
  const seen = new Set<string>(event.actor.personId === undefined ? [] : [event.actor.personId]);
  return all.filter(({ personId }) => !seen.has(personId) && seen.add(personId));
}
