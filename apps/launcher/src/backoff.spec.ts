import { Backoff } from './backoff.js';

describe('Backoff', () => {
  it('waits longer each time, up to a quarter of a minute', () => {
    const backoff = new Backoff();
    expect(Array.from({ length: 7 }, () => backoff.next(10))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(backoff.inARow).toBe(7);
  });

  it('begins anew after a steady run', () => {
    const backoff = new Backoff();
    backoff.next(10);
    backoff.next(10);
    expect(backoff.next(60_000)).toBe(500);
    expect(backoff.inARow).toBe(1);
  });
});
