import fc from 'fast-check';
import { afterTry, MAX_TRIES } from './after-try.js';

const down = { ok: false, permanent: false, reason: 'unreachable' } as const;

describe('what becomes of a step after a try', () => {
  it('it went out', () => expect(afterTry(3, { ok: true, providerId: 'x' })).toEqual({ state: 'sent', providerId: 'x' }));
  it('never to be taken: it failed at the first try', () =>
    expect(afterTry(1, { ok: false, permanent: true, reason: 'rejected' })).toEqual({ state: 'failed', reason: 'rejected' }));
  it('a server that is away: later and later, then given up', () => {
    const waits = Array.from({ length: MAX_TRIES }, (_, index) => afterTry(index + 1, down));
    expect(waits.map((mark) => ('inMs' in mark ? mark.inMs / 1000 : mark.state))).toEqual([5, 15, 60, 180, 600, 1800, 3600, 'failed']);
  });
  it('patience that a server asks for is bounded, and never shortens ours', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_TRIES - 1 }), fc.nat(10 ** 9), (tries, retryAfterMs) => {
        const mark = afterTry(tries, { ...down, retryAfterMs });
        const plain = afterTry(tries, down);
        if (!('inMs' in mark) || !('inMs' in plain)) throw new Error('given up too early');
        expect(mark.inMs).toBeGreaterThanOrEqual(plain.inMs);
        expect(mark.inMs).toBeLessThanOrEqual(3_600_000);
      }),
    ));
});
