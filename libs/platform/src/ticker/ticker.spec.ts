import { Ticker } from './ticker.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('ticks at once, then again and again, also after an error', async () => {
  let ticks = 0;
  const errors: unknown[] = [];
  const ticker = new Ticker(
    async () => {
      ticks += 1;
      if (ticks === 2) throw new Error('second');
    },
    { everyMs: 100, onError: (error) => errors.push(error) },
  );
  ticker.start();
  ticker.start();
  await jest.advanceTimersByTimeAsync(350);
  expect(ticks).toBe(4);
  expect(errors).toEqual([new Error('second')]);
  await ticker.stop();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(ticks).toBe(4);
});

it('never runs twice at once, and stopping waits for what is under way', async () => {
  let running = 0;
  let most = 0;
  let done = 0;
  const ticker = new Ticker(
    async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 250));
      running -= 1;
      done += 1;
    },
    { everyMs: 10, onError: () => undefined },
  );
  ticker.start();
  await jest.advanceTimersByTimeAsync(300);
  const stopped = ticker.stop();
  await jest.advanceTimersByTimeAsync(300);
  await stopped;
  expect(most).toBe(1);
  expect(done).toBe(2);
  expect(running).toBe(0);
});
