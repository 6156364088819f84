import { VirtualClock } from '../clock/virtual-clock.js';
import { Turnstile } from './turnstile.js';

describe('calls per second', () => {
  it('the first at once, each further one a turn later; a pause is not saved up', () => {
    const clock = new VirtualClock(0);
    const turnstile = new Turnstile(clock, 2);
    expect([turnstile.take(), turnstile.take(), turnstile.take()]).toEqual([0, 0.5, 1]);
    clock.moveTo(60_000);
    expect([turnstile.take(), turnstile.take()]).toEqual([0, 0.5]);
  });
});
