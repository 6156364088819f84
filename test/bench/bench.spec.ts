import { optionsOf } from './options.js';
import { tableOf } from './result.js';
import { TextMaker } from './seed/texts.js';
import { Crowd } from './support/crowd.js';
import { percentile } from './support/measure.js';

describe('the bench', () => {
  it('takes the nearest rank as a percentile', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0.5, 0.95, 0.99].map((share) => percentile(values, share))).toEqual([3, 5, 5]);
    expect(percentile([7], 0.5)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('reads what it is asked for, and refuses what it does not know', () => {
    expect(optionsOf(['--only', 'takes,chat', '--cases=50000,1000'])).toMatchObject({ only: ['takes', 'chat'], cases: [1_000, 50_000] });
    expect(optionsOf(['--quick'])).toMatchObject({ quick: true, cases: [300] });
    for (const bad of [['--only', 'nothing'], ['--cases', '-1'], ['--what']]) expect(() => optionsOf(bad)).toThrow(/npm run bench/);
  });

  it('knows when the last of a crowd heard of a thing, and that somebody never did', async () => {
    let now = 0;
    const crowd = new Crowd(3, () => now);
    for (now = 1; now <= 3; now += 1) crowd.heard('early');
    expect(await crowd.all('early')).toBe(3);
    const late = crowd.all('late');
    for (now = 7; now <= 9; now += 1) crowd.heard('late');
    expect(await late).toBe(9);
    crowd.heard('lost');
    await expect(crowd.all('lost', 1)).rejects.toThrow('1 of 3');
  });

  it('says whether a target was met', () => {
    const row = { what: 'takes', product: '2/s', baseline: '4/s', ratio: 0.5, target: '≥ 0.35', note: '' };
    expect(tableOf([{ ...row, met: true }])).toContain('≥ 0.35 (met)');
    expect(tableOf([{ ...row, met: false }])).toContain('≥ 0.35 (MISSED)');
    expect(tableOf([row])).toMatch(/≥ 0.35 +\|/);
  });

  it('makes the same texts from the same seed, with common and rare words', () => {
    const texts = Array.from(
      { length: 2_000 },
      (
        (made) => () =>
          made.text()
      )(new TextMaker(3)),
    );
    expect(texts).toEqual(
      Array.from(
        { length: 2_000 },
        (
          (made) => () =>
            made.text()
        )(new TextMaker(3)),
      ),
    );
    const counts = new Map<string, number>();
    for (const word of texts.join(' ').split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
    const byCount = [...counts.values()].sort((a, b) => b - a);
    // By Zipf's law the commonest word comes up some ten times as often as the tenth; most words are rare.
    expect((byCount[0] ?? 0) / (byCount[9] ?? 1)).toBeGreaterThan(5);
    expect(byCount.filter((count) => count <= 3).length).toBeGreaterThan(byCount.length / 3);
  });
});
