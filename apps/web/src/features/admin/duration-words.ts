import { parseDuration } from '#domain';
import type { TFunction } from 'i18next';

const UNITS = [
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** An ISO duration as people say it; days and hours of a working calendar are working days and hours. */
export function durationInWords(t: TFunction, iso: string, working: boolean): string {
  const duration = parseDuration(iso);
  if (!duration) return iso;
  const parts: string[] = [];
  if (duration.days > 0) parts.push(t(working ? 'duration.working_days' : 'duration.days', { count: duration.days }));
  let rest = duration.ms;
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(t(working && unit === 'hours' ? 'duration.working_hours' : `duration.${unit}`, { count }));
  }
  return parts.join(' ');
}
