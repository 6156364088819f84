import { Budget } from './budget.js';
import { ConnectionCount } from './connection-count.js';

describe('Budget', () => {
  it('gives a burst, then so many a second, never more than the burst', () => {
    let now = 0;
    const budget = new Budget(3, 2, () => now);
    const spent = () => [1, 2, 3, 4, 5].filter(() => budget.spend()).length;
    expect(spent()).toBe(3);
    now = 499;
    expect(spent()).toBe(0);
    now = 1_000;
    expect(spent()).toBe(2);
    now = 1_000_000;
    expect(spent()).toBe(3);
  });
});

describe('ConnectionCount', () => {
  it('counts a household’s network as one, and gives each place back once', () => {
    const count = new ConnectionCount(2);
    const [one] = [count.take('2001:db8:1:2::1'), count.take('2001:db8:1:2::ffff')];
    expect(count.hasRoom('2001:db8:1:2::7')).toBe(false);
    expect(count.hasRoom('2001:db8:1:3::7')).toBe(true);
    one();
    one();
    expect(count.hasRoom('2001:db8:1:2::7')).toBe(true);
    count.take('2001:db8:1:2::1');
    expect(count.hasRoom('2001:db8:1:2::7')).toBe(false);
  });
});
