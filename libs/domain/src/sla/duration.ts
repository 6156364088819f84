/**
 * A length of time as a policy writes it. `days` are days of the calendar that it is read in (one working day in a working
 * calendar, 24 hours in "24/7"), so they are never mixed with `ms`, which is exact elapsed working time in milliseconds.
 */
export interface Duration {
  readonly days: number;
  readonly ms: number;
}

/** No promise of the line is longer than ten years: anything beyond is a typing mistake. */
export const MAX_DURATION_DAYS = 3653;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1000;

/**
 * The part of ISO 8601 that has one meaning in every calendar: `P[nD][T[nH][nM][nS]]`, whole numbers.
 * Years and months have no fixed length, and a week is seven days or five working days, depending on whom one asks: all refused.
 */
export const DURATION_PATTERN = /^P(?=.)(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/** @returns undefined for anything that is not a positive duration of at most {@link MAX_DURATION_DAYS} (domain.md §4). */
export function parseDuration(iso: string): Duration | undefined {
  const match = DURATION_PATTERN.exec(iso);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1, 5).map((part) => Number(part ?? 0)) as [number, number, number, number];
  const ms = hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS;
  const length = days * DAY_MS + ms;
  return length > 0 && length <= MAX_DURATION_DAYS * DAY_MS ? { days, ms } : undefined;
}

/**
 * The canonical text of a duration that {@link parseDuration} could have returned; hours are never turned into days.
 * @throws RangeError for any other duration (zero, negative, fractions of a second, too long).
 */
export function formatDuration(duration: Duration): string {
  const hours = Math.floor(duration.ms / HOUR_MS);
  const minutes = Math.floor((duration.ms % HOUR_MS) / MINUTE_MS);
  const seconds = (duration.ms % MINUTE_MS) / SECOND_MS;
  const part = (value: number, unit: string) => (value === 0 ? '' : `${value}${unit}`);
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
  const iso = `P${part(duration.days, 'D')}${time && `T${time}`}`;
  if (!parseDuration(iso)) throw new RangeError(`not a duration of whole seconds within bounds: ${JSON.stringify(duration)}`);
  return iso;
}
