import { Pace } from './pace.js';

describe('Pace', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('lets the first of each window through, and the last of those that were held back', () => {
    const late: number[] = [];
    const pace = new Pace<number>((last) => void late.push(last), 3, 250);
    expect([1, 2, 3, 4, 5].map((one) => pace.allows(one))).toEqual([true, true, true, false, false]);
    expect(late).toEqual([]);
    jest.advanceTimersByTime(250);
    expect(late).toEqual([5]);
    expect(pace.allows(6)).toBe(true);
    jest.advanceTimersByTime(250);
    expect(late).toEqual([5]);
  });

  it('tells nothing once it is stopped', () => {
    const late: number[] = [];
    const pace = new Pace<number>((last) => void late.push(last), 0, 250);
    pace.allows(1);
    pace.stop();
    jest.advanceTimersByTime(1_000);
    expect(late).toEqual([]);
  });
});
