import { WEEK_DAYS, type CalendarDefinition, type DaySpan, type Span, type WorkingCalendar } from '#domain';
import { Temporal } from 'temporal-polyfill';
import { finnishHolidays } from './finnish-holidays.js';
import { nominalMinutes, spansOfDate } from './local-time.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** About three years: a calendar closed for so long is a mistake, and nobody should wait for it in a loop. */
const HORIZON_DAYS = 1100;
/** Some fifty years of dates in memory, then start afresh. */
const CACHED_DATES = 20_000;
const EPOCH = new Temporal.PlainDate(1970, 1, 1);
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEK_DAY = 3;

/**
 * A calendar of the policies file as working time (domain.md §4). Its dates are numbered by days since 1970-01-01 and kept as spans
 * of epoch milliseconds, so that a date once asked for costs a look-up: clocks ask thousands of times a second.
 * @throws RangeError when the week has no working time at all.
 */
export class DefinedCalendar implements WorkingCalendar {
  readonly dayMs: number;
  private readonly dates = new Map<number, readonly Span[]>();
  private readonly closed: ReadonlySet<string>;
  private readonly opened: ReadonlyMap<string, readonly DaySpan[]>;

  constructor(
    readonly id: string,
    private readonly definition: CalendarDefinition,
  ) {
    this.dayMs = usualDayMs(definition.week);
    if (this.dayMs === 0) throw new RangeError(`calendar ${id} has no working time`);
    this.closed = new Set(definition.closed);
    this.opened = new Map(definition.open.map(({ date, spans }) => [date, spans]));
  }

  *spansFrom(from: number): Generator<Span, never, undefined> {
    // No zone is more than a day from UTC, so the local date of `from` is at earliest the UTC date before.
    let day = Math.floor(from / DAY_MS) - 1;
    for (let closedDays = 0; closedDays < HORIZON_DAYS; day++) {
      const spans = this.dates.get(day) ?? this.remember(day);
      closedDays = spans.length === 0 ? closedDays + 1 : 0;
      for (const span of spans) if (span.end > from) yield span;
    }
    throw new RangeError(`calendar ${this.id} has no working time in ${HORIZON_DAYS} days`);
  }

  private remember(day: number): readonly Span[] {
    const date = EPOCH.add({ days: day });
    const spans = spansOfDate(this.definition.timeZone, date, this.hoursOf(day, date));
    if (this.dates.size >= CACHED_DATES) this.dates.clear();
    this.dates.set(day, spans);
    return spans;
  }

  private hoursOf(day: number, date: Temporal.PlainDate): readonly DaySpan[] {
    const name = date.toString();
    const opened = this.opened.get(name);
    if (opened) return opened;
    if (this.closed.has(name)) return [];
    if (this.definition.holidays === 'FI' && finnishHolidays(date.year).has(name)) return [];
    return this.definition.week[WEEK_DAYS[(((day + EPOCH_WEEK_DAY) % 7) + 7) % 7]!] ?? [];
  }
}

/** What `P1D` means: the working time of the week's most common working day; of two as common, the longer. 0 for a closed week. */
export function usualDayMs(week: CalendarDefinition['week']): number {
  const counts = new Map<number, number>();
  for (const day of WEEK_DAYS) {
    const minutes = nominalMinutes(week[day] ?? []);
    if (minutes > 0) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([a, times], [b, others]) => others - times || b - a);
  return (usual?.[0] ?? 0) * MINUTE_MS;
}
