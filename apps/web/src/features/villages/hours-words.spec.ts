import { expect, it } from 'vitest';
import { exceptionsFromWords, exceptionsInWords, spansFromWords, spansInWords } from './hours-words.js';

const span = (from: string, to: string) => ({ from, to });

it.each([
  ['8–16', [span('08:00', '16:00')], '8–16'],
  [' 08.00 - 11:30;12.15—16 ', [span('08:00', '11:30'), span('12:15', '16:00')], '8–11.30, 12.15–16'],
  ['0-24', [span('00:00', '24:00')], '0–24'],
  ['', [], ''],
])('%j is read, and written as %j', (words, spans, written) => {
  expect(spansFromWords(words)).toEqual(spans);
  expect(spansInWords(spans)).toBe(written);
});

it.each(['kiinni', '8', '8-', '8-16-20', '25-26', '8-24.30', '8.7-16', '8–16,'])('%j is not hours', (words) =>
  expect(spansFromWords(words)).toBeUndefined(),
);

it('exceptions stand one a line', () => {
  const exceptions = [
    { date: '2026-12-24', spans: [] },
    { date: '2026-12-07', spans: [span('10:00', '14:00')] },
  ];
  const words = '24.12.2026\n7.12.2026 10–14';
  expect(exceptionsInWords(exceptions)).toBe(words);
  expect(exceptionsFromWords(`${words}\n\n`)).toEqual(exceptions);
  expect(exceptionsFromWords('24.12.2026\njouluna kiinni')).toEqual({ line: 2 });
  expect(exceptionsFromWords('24.12.2026 kiinni')).toEqual({ line: 1 });
});
