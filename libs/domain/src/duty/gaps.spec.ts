import fc from 'fast-check';
import { LANGUAGES, LIVE_CHANNELS } from '../vocabulary.js';
import { helsinki } from '../../test/helsinki.js';
import { gapTellings } from './gap-tellings.js';
import { gapsOf, type Gap } from './gaps.js';
import { comingOf, presences, type Away, type Rostered } from './presence.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = helsinki('2026-11-16', '00:00');

const shift = (id: string, start: number, end: number, more: Partial<Rostered> = {}): Rostered => ({
  ...{ id, roles: ['official'], duties: {}, start, end },
  ...more,
});
const told = (gaps: readonly Gap[]) =>
  gaps.map(({ channel, language, start, end }) => `${channel} ${language} ${(start - FROM) / HOUR}–${(end - FROM) / HOUR}`);
const all = (span: string) => LIVE_CHANNELS.flatMap((channel) => LANGUAGES.map((language) => `${channel} ${language} ${span}`));

describe('gaps', () => {
  it('without anybody the whole time is one, in each channel and language', () =>
    expect(told(gapsOf([], FROM, FROM + DAY))).toEqual(all('0–24')));

  it('shifts that meet leave none; a ms between them is one', () => {
    const meets = [shift('a', FROM - HOUR, FROM + 8 * HOUR), shift('b', FROM + 8 * HOUR, FROM + DAY)];
    expect(gapsOf(meets, FROM, FROM + DAY)).toEqual([]);
    const apart = [meets[0]!, shift('b', FROM + 8 * HOUR + 1, FROM + DAY)];
    expect(gapsOf(apart, FROM, FROM + DAY)).toHaveLength(6);
    expect(gapsOf(apart, FROM, FROM + DAY)[0]).toEqual({
      channel: 'chat',
      language: 'fi',
      start: FROM + 8 * HOUR,
      end: FROM + 8 * HOUR + 1,
    });
  });

  it('languages and channels count apart', () => {
    const finnish = shift('a', FROM, FROM + DAY, { duties: { languages: ['fi'] } });
    const phone = shift('b', FROM, FROM + 12 * HOUR, { duties: { languages: ['sv', 'en'] }, channels: ['voice', 'sms'] });
    expect(told(gapsOf([finnish, phone], FROM, FROM + DAY))).toEqual(['chat sv 0–24', 'chat en 0–24', 'voice sv 12–24', 'voice en 12–24']);
  });

  it('whoever is no official fills none; whoever serves some villages or topics alone does', () => {
    expect(gapsOf([shift('mayor', FROM, FROM + DAY, { roles: ['mayor'] })], FROM, FROM + DAY)).toHaveLength(6);
    expect(gapsOf([shift('a', FROM, FROM + DAY, { duties: { villages: ['Kallio'], topics: ['safety'] } })], FROM, FROM + DAY)).toEqual([]);
  });
});

describe('who is really there', () => {
  const whole = shift('a', FROM, FROM + 8 * HOUR);
  const away = (start: number, end: number, personId = 'a'): Away => ({ personId, start: FROM + start * HOUR, end: FROM + end * HOUR });
  it.each([
    ['not away', [], ['0–8']],
    ['somebody else is', [away(0, 8, 'b')], ['0–8']],
    ['away all the time', [away(-1, 9)], []],
    ['in the middle, twice', [away(5, 6), away(2, 3)], ['0–2', '3–5', '6–8']],
    ['at both ends', [away(-2, 1), away(7, 8)], ['1–7']],
    ['two that overlap', [away(1, 4), away(3, 5)], ['0–1', '5–8']],
    ['one within another', [away(1, 6), away(2, 3)], ['0–1', '6–8']],
    ['before and after', [away(-3, 0), away(8, 9)], ['0–8']],
  ])('%s', (_what, absences, expected) =>
    expect(presences([whole], absences).map(({ start, end }) => `${(start - FROM) / HOUR}–${(end - FROM) / HOUR}`)).toEqual(expected),
  );

  it('who comes: after now, before the end of the wait; whoever comes back from an absence too', () => {
    const there = presences([whole, shift('b', FROM + 2 * HOUR, FROM + 3 * HOUR)], [away(-1, 1)]);
    const coming = (until: number) => comingOf(there, FROM, FROM + until * HOUR).map(({ id, from }) => `${id} ${(from - FROM) / HOUR}`);
    expect(coming(1)).toEqual([]);
    expect(coming(1.5)).toEqual(['a 1']);
    expect(coming(2.1)).toEqual(['a 1', 'b 2']);
    expect(comingOf([whole], FROM, FROM + DAY)).toEqual([]);
  });
});

describe('beside an oracle that looks at every minute', () => {
  /** Each of these fortnights has a change of the clocks in it, or none. */
  const STARTS = ['2026-10-19', '2027-03-22', '2026-11-16'].map((day) => helsinki(day, '00:00'));
  const SPAN = 14 * DAY + HOUR;
  const minutes = (start: number, length: number) => ({ start: start * MINUTE, end: (start + length) * MINUTE });
  const span = (longest: number) =>
    fc.tuple(fc.integer({ min: -1500, max: 14 * 1440 + 60 }), fc.integer({ min: 1, max: longest })).map((at) => minutes(...at));
  const person = fc.constantFrom('a', 'b', 'c');
  const lists = fc.record({
    channels: fc.subarray(['chat', 'voice', 'sms']),
    languages: fc.subarray(['fi', 'sv', 'en']),
    official: fc.nat(9).map((n) => n > 0),
  });
  const shifts = fc.array(fc.tuple(person, span(1500), lists), { maxLength: 60, size: 'max' });
  const absences = fc.array(fc.tuple(person, span(4000)), { maxLength: 5 });

  it('finds exactly the minutes that nobody covers', () =>
    fc.assert(
      fc.property(fc.constantFrom(...STARTS), shifts, absences, (from, plan, holes) => {
        const rostered = plan.map(([id, { start, end }, { channels, languages, official }]) =>
          shift(id, from + start, from + end, { channels, duties: { languages }, roles: official ? ['official'] : ['host'] }),
        );
        const away = holes.map(([personId, { start, end }]) => ({ personId, start: from + start, end: from + end }));
        const found = gapsOf(presences(rostered, away), from, from + SPAN);
        for (const channel of LIVE_CHANNELS)
          for (const language of LANGUAGES) {
            const covered = new Uint8Array(SPAN / MINUTE);
            for (const one of rostered) {
              if (!one.roles.includes('official')) continue;
              if (one.channels?.length && !one.channels.includes(channel)) continue;
              if (one.duties.languages?.length && !one.duties.languages.includes(language)) continue;
              for (let at = Math.max(from, one.start); at < Math.min(one.end, from + SPAN); at += MINUTE)
                if (!away.some(({ personId, start, end }) => personId === one.id && start <= at && at < end))
                  covered[(at - from) / MINUTE] = 1;
            }
            const expected: string[] = [];
            for (let n = 0, began = -1; n <= covered.length; n += 1) {
              const open = n < covered.length && covered[n] === 0;
              if (open && began < 0) began = n;
              if (!open && began >= 0) {
                expected.push(`${began}–${n}`);
                began = -1;
              }
            }
            const mine = found.filter((gap) => gap.channel === channel && gap.language === language);
            expect(mine.map(({ start, end }) => `${(start - from) / MINUTE}–${(end - from) / MINUTE}`)).toEqual(expected);
          }
      }),
      { numRuns: 60 },
    ));
});

describe('when gaps are told of', () => {
  const gap = (start: number, end: number, more: Partial<Gap> = {}): Gap => ({ channel: 'chat', language: 'fi', start, end, ...more });
  const now = FROM;
  const ahead = (start: number) => gapTellings([gap(now + start, now + start + HOUR)], now - DAY, now).map((telling) => telling.ahead);
  it.each([
    ['8 days ahead', 8 * DAY, []],
    ['a week ahead, and a ms', 7 * DAY + 1, []],
    ['a week ahead', 7 * DAY, ['week']],
    ['two days ahead', 2 * DAY, ['week']],
    ['a day ahead', DAY, ['day']],
    ['a minute ahead', MINUTE, ['day']],
    ['it began an hour ago', -HOUR, ['day']],
    ['it was there when the days began', -DAY, ['now']],
  ] as [string, number, string[]][])('%s', (_what, start, expected) => expect(ahead(start)).toEqual(expected));

  it('those that begin together are told of together', () => {
    const start = now + DAY;
    const gaps = [
      gap(start, start + HOUR),
      gap(start, start + 3 * HOUR, { language: 'sv' }),
      gap(start, start + HOUR, { channel: 'voice' }),
      gap(start + 1, start + HOUR),
    ];
    expect(gapTellings(gaps, now - DAY, now)).toEqual([
      { ahead: 'day', start, end: start + 3 * HOUR, channels: ['chat', 'voice'], languages: ['fi', 'sv'] },
      { ahead: 'week', start: start + 1, end: start + HOUR, channels: ['chat'], languages: ['fi'] },
    ]);
  });
});
