import { Renewed } from './renewed.js';

const HOUR = 3_600_000;

describe('Renewed', () => {
  let now: number;
  let answers: (number | Error)[];
  const fetched = jest.fn(async () => {
    const answer = answers.shift();
    if (typeof answer !== 'number') throw answer ?? new Error('nothing left');
    return answer;
  });
  const make = () => new Renewed(fetched, () => now);
  beforeEach(() => {
    now = 0;
    fetched.mockClear();
  });

  it('fetches once for all who ask at once, and keeps it for an hour', async () => {
    answers = [1, 2];
    const renewed = make();
    expect(await Promise.all([renewed.get(), renewed.get()])).toEqual([1, 1]);
    now = HOUR - 1;
    expect(await renewed.get()).toBe(1);
    now = HOUR;
    expect(await renewed.get()).toBe(2);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('tries again, thrice for one question and anew for the next', async () => {
    answers = [new Error('1'), new Error('2'), new Error('3'), new Error('4'), 5];
    const renewed = make();
    await expect(renewed.get()).rejects.toThrow('3');
    expect(await renewed.get()).toBe(5);
  });

  it('goes on with what it has when it cannot be renewed', async () => {
    answers = [1];
    const renewed = make();
    await renewed.get();
    now = 2 * HOUR;
    expect(await renewed.get()).toBe(1);
  });
});
