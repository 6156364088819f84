import type { TFunction } from 'i18next';

const MINUTE = 60_000;

export interface TimeLeft {
  late: boolean;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** How long until (or since) an instant, in the two largest units that people would say. */
export function timeLeft(dueAt: string, now: number): TimeLeft {
  const difference = Date.parse(dueAt) - now;
  const late = difference <= 0;
  const length = Math.abs(difference);
  const minutesAll = Math.floor(length / MINUTE);
  const days = Math.floor(minutesAll / 1440);
  const hours = Math.floor((minutesAll % 1440) / 60);
  return {
    late,
    days,
    hours,
    minutes: days > 0 || hours >= 10 ? 0 : minutesAll % 60,
    seconds: minutesAll === 0 ? Math.floor(length / 1000) : 0,
  };
}

/** "4 t", "2 pv 3 t", "18 s": the length alone. */
export function lengthInWords(t: TFunction, { days, hours, minutes, seconds }: TimeLeft): string {
  const parts: string[] = [];
  if (days > 0) parts.push(t('time.days', { n: days }));
  if (hours > 0) parts.push(t('time.hours', { n: hours }));
  if (minutes > 0) parts.push(t('time.minutes', { n: minutes }));
  if (parts.length === 0) parts.push(seconds > 0 ? t('time.seconds', { n: seconds }) : t('time.moment'));
  return parts.slice(0, 2).join(' ');
}

/** "4 t myöhässä", "18 t 5 min jäljellä". */
export function timeLeftInWords(t: TFunction, dueAt: string, now: number): string {
  const left = timeLeft(dueAt, now);
  return t(left.late ? 'time.late' : 'time.left', { length: lengthInWords(t, left) });
}
