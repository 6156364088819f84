import fc from 'fast-check';
import { spokenCode, spokenDay, spokenTime } from './spoken.js';

const HELSINKI = 'Europe/Helsinki';
const ms = (iso: string) => Date.parse(iso);

describe('times and codes as people say them', () => {
  const now = ms('2026-11-24T08:00:00Z');
  it.each([
    ['2026-11-24T12:00:00Z', 'tänään kello 14', 'i dag klockan 14', 'today at 2 p.m.'],
    ['2026-11-25T07:30:00Z', 'huomenna kello 9.30', 'i morgon klockan 9.30', 'tomorrow at 9:30 a.m.'],
    [
      '2026-11-26T10:00:00Z',
      'torstaina 26. marraskuuta kello 12',
      'torsdagen den 26 november klockan 12',
      'on Thursday 26 November at 12 p.m.',
    ],
    ['2026-11-24T12:03:59Z', 'tänään kello 14.03', 'i dag klockan 14.03', 'today at 2:03 p.m.'],
    ['2026-11-24T08:02:00Z', 'tänään kello 10.02', 'i dag klockan 10.02', 'today at 10:02 a.m.'],
    ['2026-11-24T22:30:00Z', 'huomenna kello 0.30', 'i morgon klockan 0.30', 'tomorrow at 12:30 a.m.'],
  ])('%s', (at, fi, sv, en) => {
    expect((['fi', 'sv', 'en'] as const).map((language) => spokenTime(ms(at), now, language, HELSINKI))).toEqual([fi, sv, en]);
  });

  it('what is said is never later than what was promised', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 * 86_400_000 }), (ahead) => {
        const said = spokenTime(now + ahead, now, 'fi', HELSINKI);
        const [, hour = '', minute = '0'] = /kello (\d+)(?:\.(\d+))?$/.exec(said) ?? [];
        const due = new Date(now + ahead + 2 * 3_600_000);
        expect(Number(hour) * 60 + Number(minute)).toBeLessThanOrEqual(due.getUTCHours() * 60 + due.getUTCMinutes());
      }),
    );
  });

  it.each([
    ['2026-11-24T07:00:00Z', 'tänään', 'i dag', 'today'],
    ['2026-11-23T21:59:00Z', 'eilen', 'i går', 'yesterday'],
    ['2026-11-22T21:59:00Z', 'sunnuntaina 22. marraskuuta', 'söndagen den 22 november', 'on Sunday 22 November'],
    ['2025-12-31T21:59:00Z', 'keskiviikkona 31. joulukuuta 2025', 'onsdagen den 31 december 2025', 'on Wednesday 31 December 2025'],
  ])('the day of %s', (at, fi, sv, en) => {
    expect((['fi', 'sv', 'en'] as const).map((language) => spokenDay(ms(at), now, language, HELSINKI))).toEqual([fi, sv, en]);
  });

  it('a code is read letter by letter', () => expect(spokenCode('KX74-PD2M-9')).toBe('K, X, 7, 4. P, D, 2, M. 9'));
});
