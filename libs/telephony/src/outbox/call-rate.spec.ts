import fc from 'fast-check';
import { callsNow } from './call-rate.js';

it.each([
  ['the first one at once', null, 1, 5, { calls: 1, lastCallAt: 10_000 }],
  ['one a second: not yet', 9_001, 1, 5, { calls: 0, lastCallAt: 9_001 }],
  ['one a second: now', 9_000, 1, 5, { calls: 1, lastCallAt: 10_000 }],
  ['nothing waits', null, 1, 0, { calls: 0 }],
  ['thirty a second: several, in advance', 5_000, 30, 100, { calls: 7, lastCallAt: 10_200 }],
  ['no more than wait', 5_000, 30, 2, { calls: 2, lastCallAt: 10_034 }],
])('%s', (_name, last, perSecond, due, expected) => expect(callsNow(last, 10_000, perSecond, due)).toMatchObject(expected));

it('however often it is looked, no second has more than so many and one look’s worth, and none that wait starve', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 50, maxLength: 200 }),
      (perSecond, steps) => {
        let now = 0;
        let last: number | null = null;
        const placed: number[] = [];
        for (const step of steps) {
          now += step;
          const { calls, lastCallAt } = callsNow(last, now, perSecond, 1_000);
          for (let n = 0; n < calls; n += 1) placed.push(now);
          if (calls > 0) last = lastCallAt;
        }
        const atOnce = Math.max(1, Math.floor(perSecond / 4));
        for (const at of placed)
          expect(placed.filter((each) => each >= at && each < at + 1_000).length).toBeLessThanOrEqual(perSecond + atOnce);
        expect(placed.length).toBeGreaterThan(0);
      },
    ),
  );
});
