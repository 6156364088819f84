import { overridesOf } from './overrides.js';

describe('connection overrides', () => {
  it.each([
    ['', { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: ['ct'] }],
    ['#ct=2000&rt=3000&tt=4000&rc=2&rp=5xx,rt', { connectMs: 2_000, readMs: 3_000, totalMs: 4_000, retries: 2, retryOn: ['5xx', 'rt'] }],
    ['#rp=all', { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: ['4xx', '5xx', 'ct', 'rt'] }],
    ['#ct=99&rt=15001&rc=6&rp=never', { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: [] }],
    ['#ct=abc&rc=-1', { connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1, retryOn: ['ct'] }],
  ])('%j', (fragment, expected) => {
    const { retryOn, ...rest } = overridesOf(`http://127.0.0.1/a?b=1${fragment}`);
    expect({ ...rest, retryOn: [...retryOn] }).toEqual(expected);
  });
});
