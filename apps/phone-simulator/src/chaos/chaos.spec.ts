import fc from 'fast-check';
import { Chance } from '../engine/chance.js';
import { Trace } from '../engine/trace.js';
import { Chaos, type ChaosSettings } from './chaos.js';

const chaos = (seed: number, settings: Partial<ChaosSettings>): Chaos => {
  const made = new Chaos(new Chance(seed), new Trace(() => 0));
  made.set(settings);
  return made;
};
const fates = (made: Chaos, count = 200) => Array.from({ length: count }, () => made.fate('call-status'));

describe('chaos', () => {
  it('without any, everything comes once and at once', () => {
    expect(fates(chaos(1, {})).every((fate) => fate.length === 1 && fate[0]!.afterSeconds === 0 && !fate[0]!.answerLost)).toBe(true);
    expect(chaos(1, {}).restFails()).toBeUndefined();
  });

  it('the same seed does the same, another does not', () => {
    const settings = { duplicate: 0.3, delay: 0.3, drop: 0.1, loseAnswer: 0.2 };
    expect(fates(chaos(7, settings))).toEqual(fates(chaos(7, settings)));
    expect(fates(chaos(7, settings))).not.toEqual(fates(chaos(8, settings)));
  });

  it.each([
    [{ drop: 1 }, []],
    [
      { duplicate: 1 },
      [
        { afterSeconds: 0, answerLost: false },
        { afterSeconds: 0, answerLost: false },
      ],
    ],
    [{ loseAnswer: 1 }, [{ afterSeconds: 0, answerLost: true }]],
  ])('%j', (settings, expected) => expect(chaos(1, settings).fate('call-status')).toEqual(expected));

  it('what is late is so by no more than was said', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 100 }), (seed, lateSeconds) => {
        const [delivery] = chaos(seed, { delay: 1, lateSeconds }).fate('call-status');
        expect(delivery!.afterSeconds).toBeGreaterThan(0);
        expect(delivery!.afterSeconds).toBeLessThanOrEqual(lateSeconds + 0.1);
      }),
    );
  });

  it('what is to fail next fails next, once', () => {
    const made = chaos(1, {});
    made.failNextRest('after');
    made.failNextRest('too-many');
    expect([made.restFails(), made.restFails(), made.restFails()]).toEqual(['after', 'too-many', undefined]);
  });
});
