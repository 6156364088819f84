import type { Absence, Roster, RosterGaps, RosterShift } from '#contracts';
import { dayAfter } from '#domain';
import { clockTime, dayOf, instantAt, wallTimeOf } from '../../format/helsinki.js';

interface Lasting {
  startsAt: string;
  endsAt: string;
}

export const MIDNIGHT = '00:00';

/** The instant, as it is sent, at which the clock on the wall shows this time on this day. */
export const isoAt = (day: string, time: string): string => new Date(instantAt(day, time)).toISOString();

/** So many days, from this one on. */
export const daysFrom = (first: string, count: number): string[] => Array.from({ length: count }, (_, at) => dayAfter(first, at));

/** Whether something lasts on this day, be it for a minute. */
export const touches = ({ startsAt, endsAt }: Lasting, day: string): boolean =>
  Date.parse(startsAt) < instantAt(dayAfter(day, 1), MIDNIGHT) && Date.parse(endsAt) > instantAt(day, MIDNIGHT);

/** A shift stands once, on the day on which it begins; one that began before the days in sight, on the first of them. */
export const shownOn = (shift: RosterShift, day: string, first: string): boolean => {
  const begins = dayOf(Date.parse(shift.startsAt));
  return begins === day || (day === first && begins < first && touches(shift, first));
};

/** "8.00–16.00", of what lasts into the next day "22.00–6.00". */
export const spanInWords = ({ startsAt, endsAt }: Lasting): string =>
  `${clockTime(wallTimeOf(Date.parse(startsAt)))}–${clockTime(wallTimeOf(Date.parse(endsAt)))}`;

/** The part of it on one day: from midnight, or until midnight, written as 24. Undefined: the whole day. */
export function partInWords(lasting: Lasting, day: string): string | undefined {
  const from = Math.max(Date.parse(lasting.startsAt), instantAt(day, MIDNIGHT));
  const to = Math.min(Date.parse(lasting.endsAt), instantAt(dayAfter(day, 1), MIDNIGHT));
  const start = wallTimeOf(from);
  const end = dayOf(to) === day ? wallTimeOf(to) : '24:00';
  return start === MIDNIGHT && end === '24:00' ? undefined : `${clockTime(start)}–${clockTime(end)}`;
}

type Gap = RosterGaps['gaps'][number];

/** Gaps of one day that last equally long. */
export interface DayGap {
  /** Undefined: the whole day. */
  span: string | undefined;
  gaps: Gap[];
}

/** A day on which somebody is lacking. */
export interface GapDay {
  day: string;
  spans: DayGap[];
}

/** What the week's table and its twin, the list, show alike. */
export interface WeekProps {
  roster: Roster;
  days: readonly string[];
  own: string;
  lacking: readonly GapDay[];
  onOpen: (shift: RosterShift) => void;
}

/** Each day's gaps, those of the same hours together; days without any are left out. */
export function gapsByDay(gaps: readonly Gap[], days: readonly string[]): GapDay[] {
  return days.flatMap((day) => {
    const spans = new Map<string, DayGap>();
    for (const gap of gaps.filter((one) => touches(one, day))) {
      const span = partInWords(gap, day);
      const known = spans.get(span ?? '') ?? { span, gaps: [] };
      known.gaps.push(gap);
      spans.set(span ?? '', known);
    }
    return spans.size === 0 ? [] : [{ day, spans: [...spans.values()] }];
  });
}

/** People of a week in order: oneself first, then by name. */
export function peopleOf(shifts: readonly RosterShift[], absences: readonly Absence[], own: string) {
  const people = new Map([...shifts, ...absences].map(({ person }) => [person.username, person]));
  return [...people.values()].sort(
    (one, other) => Number(other.username === own) - Number(one.username === own) || one.name.localeCompare(other.name, 'fi'),
  );
}
