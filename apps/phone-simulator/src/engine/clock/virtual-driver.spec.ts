import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { Activity } from './activity.js';
import { DEFAULT_QUIET } from './settle.js';
import { wait } from './sim-clock.js';
import { VirtualClock } from './virtual-clock.js';
import { VirtualDriver } from './virtual-driver.js';

const START = Date.parse('2026-11-24T08:00:00Z');

function network(busy?: () => boolean) {
  const clock = new VirtualClock(START);
  const activity = new Activity();
  return { clock, activity, driver: new VirtualDriver(clock, activity, { ...DEFAULT_QUIET, ...(busy && { busy }) }) };
}

describe('virtual time', () => {
  it('stands still by itself', async () => {
    const { clock, driver } = network();
    let rang = false;
    clock.after(1, () => (rang = true));
    await pause(20);
    await driver.settle();
    expect([rang, clock.now()]).toEqual([false, START]);
  });

  it('moves as far as it is told, and what is due happens in order', async () => {
    const { clock, driver } = network();
    const happened: [string, number][] = [];
    const note = (name: string) => () => happened.push([name, (clock.now() - START) / 1_000]);
    clock.after(3, note('late'));
    clock.after(1, note('first'));
    clock.after(1, note('second'));
    clock.after(1, () => clock.after(1, note('following')));
    clock.after(2, note('called off')).cancel();
    await driver.run(2.5);
    expect(happened).toEqual([
      ['first', 1],
      ['second', 1],
      ['following', 2],
    ]);
    expect(clock.now()).toBe(START + 2_500);
    await driver.untilQuiet();
    expect(happened.at(-1)).toEqual(['late', 3]);
  });

  it('does not move while a request is under way', async () => {
    const { clock, activity, driver } = network();
    let answeredAt: number | undefined;
    clock.after(1, () => {
      const over = activity.begin();
      void pause(60).then(() => {
        answeredAt = clock.now();
        over();
      });
    });
    let later = false;
    clock.after(1.1, () => (later = true));
    await driver.run(5);
    expect([answeredAt, later]).toEqual([START + 1_000, true]);
  });

  it('does not move while whoever is called is busy', async () => {
    let isBusy = false;
    const { clock, driver } = network(() => isBusy);
    let doneAt: number | undefined;
    clock.after(1, () => {
      isBusy = true;
      void pause(60).then(() => {
        doneAt = clock.now();
        isBusy = false;
      });
    });
    clock.after(2, () => undefined);
    await driver.run(5);
    expect(doneAt).toBe(START + 1_000);
  });

  it('is not quiet while what just happened plans more', async () => {
    const { clock, driver } = network();
    let last = false;
    clock.after(1, () => void Promise.resolve().then(() => clock.after(1, () => (last = true))));
    await driver.until(() => clock.now() > START);
    await driver.untilQuiet();
    expect(last).toBe(true);
    clock.after(100, () => undefined);
    await expect(driver.untilQuiet(10)).rejects.toThrow('quiet');
  });

  it('several may drive at once', async () => {
    const { clock, driver } = network();
    const seen: number[] = [];
    for (let second = 1; second <= 5; second += 1) clock.after(second, () => seen.push(second));
    await Promise.all([driver.until(() => seen.includes(3)), driver.until(() => seen.includes(5)), driver.until(() => seen.includes(1))]);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('says what never happened', async () => {
    const { driver, clock } = network();
    await expect(driver.until(() => false, 'the bell')).rejects.toThrow('the bell');
    clock.after(100, () => undefined);
    await expect(driver.until(() => false, 'the bell', 50)).rejects.toThrow('within 50 s');
  });

  it('a wait that nobody waits for any more leaves nothing behind', () => {
    const { clock } = network();
    const over = new AbortController();
    void wait(clock, 5, over.signal);
    expect(clock.nextAt()).toBe(START + 5_000);
    over.abort();
    expect(clock.nextAt()).toBeUndefined();
  });

  it('never goes back, and never forgets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 40 }),
        // What is due at once happens at the next move: there is at least one.
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 20 }),
        (plans, moves) => {
          const clock = new VirtualClock(START);
          const at: number[] = [];
          for (const seconds of plans) clock.after(seconds, () => at.push(seconds));
          let latest = clock.now();
          for (const seconds of moves) {
            clock.moveTo(START + seconds * 1_000);
            expect(clock.now()).toBeGreaterThanOrEqual(latest);
            latest = clock.now();
          }
          const reached = (latest - START) / 1_000;
          expect([...at].sort((a, b) => a - b)).toEqual(plans.filter((seconds) => seconds <= reached).sort((a, b) => a - b));
        },
      ),
    );
  });
});
