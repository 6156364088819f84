import type { OpeningException, OpeningSpan } from '#contracts';

/** Opening hours as people write and read them: "8–16", "8–11.30, 12.15–16". */

const TIME = /^(\d{1,2})(?:[.:](\d{2}))?$/;

/** "8–11.30, 12.15–16"; empty for none. */
export const spansInWords = (spans: readonly OpeningSpan[]): string =>
  spans.map(({ from, to }) => `${timeInWords(from)}–${timeInWords(to)}`).join(', ');

function timeInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return minutes === '00' ? String(Number(hours)) : `${Number(hours)}.${minutes}`;
}

/** Reads the same back, with any dash and separator; undefined for what is not hours. Order and overlaps are the server's to refuse. */
export function spansFromWords(words: string): OpeningSpan[] | undefined {
  if (words.trim() === '') return [];
  const spans = words.split(/[,;]/).map((part) => {
    const [from, to, ...others] = part.split(/[-–—]/).map((time) => timeFromWords(time.trim()));
    return from !== undefined && to !== undefined && others.length === 0 ? { from, to } : undefined;
  });
  return spans.includes(undefined) ? undefined : (spans as OpeningSpan[]);
}

function timeFromWords(words: string): string | undefined {
  const [, hours, minutes = '00'] = TIME.exec(words) ?? [];
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59 || (Number(hours) === 24 && minutes !== '00')) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** One a line: "24.12.2026" (closed), "7.12.2026 10–14". */
export const exceptionsInWords = (exceptions: readonly OpeningException[]): string =>
  exceptions.map(({ date, spans }) => [dayInWords(date), spansInWords(spans)].filter(Boolean).join(' ')).join('\n');

/** "24.12.2026" of `2026-12-24`. */
export function dayInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}.${month}.${year}`;
}

/** @returns the line (from 1) that cannot be read, where there is one */
export function exceptionsFromWords(words: string): OpeningException[] | { line: number } {
  const read: OpeningException[] = [];
  for (const [place, line] of words.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, day, month, year, hours = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\s*(.*)$/.exec(line.trim()) ?? [];
    const spans = spansFromWords(hours);
    if (day === undefined || month === undefined || year === undefined || spans === undefined) return { line: place + 1 };
    read.push({ date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, spans });
  }
  return read;
}
