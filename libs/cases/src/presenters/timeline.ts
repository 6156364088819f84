import type { TimelineEntry } from '#contracts';
import type { CaseEvent, CaseEventType } from '#domain';
import type { NamedPerson } from '#staff';

/** Events that anybody may know of; what they show besides their time. Whatever is not listed is not public. */
const PUBLIC_EVENTS: Partial<Record<CaseEventType, readonly ('name' | 'clock' | 'outcome' | 'reasonCode' | 'dueAt' | 'coming')[]>> = {
  'case.opened': [],
  'case.taken': ['name'],
  'case.handed_over': ['name'],
  'case.summoned_took': ['name'],
  'case.relieved': ['name'],
  'case.released': ['reasonCode'],
  'case.owner_lost': [],
  'rung.skipped': [],
  'live.ended': [],
  'clock.breached': ['clock', 'dueAt'],
  'message.resident': [],
  'message.owner': [],
  'question.asked': [],
  'question.reminded': [],
  'question.capped': [],
  'answer.given': ['outcome'],
  'promise.made': ['dueAt'],
  'summons.made': [],
  'summons.declined': [],
  'directive.given': ['dueAt'],
  'verdict.helped': ['outcome'],
  'verdict.not_helped': [],
  'case.closed_by_silence': ['outcome'],
  'case.withdrawn': ['outcome'],
  'case.marked_duplicate': ['outcome'],
  'case.no_matter': ['outcome', 'reasonCode'],
  'case.reopened': [],
  'case.restricted': [],
  'call.connected': [],
  'call.ended': [],
  'call.joined': [],
  // That somebody else listened is the resident's to know; who, is no declaration to answer for the case.
  'call.assistant_joined': [],
  'callback.promised': ['dueAt'],
  'visit.official_coming': ['name', 'coming'],
};

/** The events that a restricted (sensitive) case still shows: state, level and clocks. */
const RESTRICTED_EVENTS: readonly CaseEventType[] = [
  'case.opened',
  'case.taken',
  'clock.breached',
  'rung.skipped',
  'case.released',
  'case.owner_lost',
  'case.closed_by_silence',
  'case.withdrawn',
  'verdict.helped',
  'verdict.not_helped',
  'case.restricted',
];

/** The public timeline, oldest first: facts and codes, no personal data of a resident, names only of who declared to answer (domain.md §2.9). */
export function timelineOf(events: readonly CaseEvent[], names: ReadonlyMap<string, NamedPerson>, restricted: boolean): TimelineEntry[] {
  let level = 0;
  return events.flatMap((event): TimelineEntry[] => {
    level = event.changes.set?.level ?? level;
    const shown = PUBLIC_EVENTS[event.type];
    if (!shown || (restricted && !RESTRICTED_EVENTS.includes(event.type))) return [];
    const { facts } = event;
    // A sensitive case tells state, level and clocks; who answers now stands in `answerable`.
    const owner = shown.includes('name') && !restricted ? names.get(String(facts['ownerId'])) : undefined;
    const due = (facts['dueAt'] ?? facts['resolveBy']) as number | undefined;
    const codes = restricted
      ? {}
      : {
          ...(shown.includes('outcome') && facts['outcome'] ? { outcome: facts['outcome'] as TimelineEntry['outcome'] } : {}),
          ...(shown.includes('reasonCode') && facts['reasonCode'] ? { reasonCode: String(facts['reasonCode']) } : {}),
        };
    return [
      {
        at: new Date(event.at).toISOString(),
        type: event.type,
        level,
        ...(owner ? { name: owner.name } : {}),
        ...(shown.includes('clock') ? { clock: facts['kind'] as TimelineEntry['clock'] } : {}),
        ...(shown.includes('dueAt') && due !== undefined ? { dueAt: new Date(due).toISOString() } : {}),
        ...codes,
        ...(shown.includes('coming') ? comingOf(facts) : {}),
      },
    ];
  });
}

/** The people whose names the timeline shows. */
export const namedIn = (events: readonly CaseEvent[]): string[] =>
  events.flatMap(({ facts }) => (typeof facts['ownerId'] === 'string' ? [facts['ownerId']] : []));

const comingOf = (facts: CaseEvent['facts']): Pick<TimelineEntry, 'by' | 'minutes'> => ({
  by: facts['how'] as TimelineEntry['by'],
  ...(typeof facts['minutes'] === 'number' ? { minutes: facts['minutes'] } : {}),
});
