import fc from 'fast-check';
import { outcomeOf, OUTCOMES } from './outcome-of.js';
import { givesUpAt, OWNER_RINGS_MS, whatNext } from './what-next.js';

const T = 1_000_000_000;
const WAITS = [20_000, 40_000, 60_000];
const owner = (over: object = {}) => ({ personId: 'p', name: 'Aino', hasPhone: true, since: T, ...over });
const waiting = (over: object = {}) => ({
  caseIs: 'waiting' as const,
  owner: null,
  queuedAt: T,
  topSince: null,
  waitsMs: WAITS,
  now: T,
  ...over,
});

describe('until when somebody who waits is rung for', () => {
  it.each([
    ['the mayor’s line has rung its time', waiting({ topSince: T + 60_000 }), T + 120_000],
    ['nobody on duty: the mayor’s line rings at once', waiting({ topSince: T - 5_000 }), T + 60_000],
    ['no worker ever looked', waiting(), T + 135_000],
    ['a policy without a live ladder', waiting({ waitsMs: [] }), T + 135_000],
    ['the owner is rung', waiting({ caseIs: 'held', owner: owner({ since: T + 10_000 }) }), T + 10_000 + OWNER_RINGS_MS],
    ['who went on with an old case', waiting({ caseIs: 'held', owner: owner({ since: T - 86_400_000 }) }), T + OWNER_RINGS_MS],
    ['the owner has no phone', waiting({ caseIs: 'held', owner: owner({ hasPhone: false }) }), T],
    ['the case was closed', waiting({ caseIs: 'closed', now: T + 5 }), T + 5],
  ])('%s', (_name, view, at) => expect(givesUpAt(view)).toBe(at));

  it('everybody is told at some time: nobody waits longer than the whole ladder and a little', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('waiting' as const, 'held' as const, 'closed' as const),
        fc.option(fc.record({ hasPhone: fc.boolean(), since: fc.integer({ min: T - 1e6, max: T + 130_000 }) })),
        fc.option(fc.integer({ min: T - 1e6, max: T + 200_000 })),
        (caseIs, held, topSince) => {
          const view = waiting({ caseIs, owner: held && owner(held), topSince, now: T + 135_000 + OWNER_RINGS_MS });
          expect(whatNext(view)).toBe('leave');
        },
      ),
    );
  });
});

it('every call that is over ended in exactly one way, by the most that came of it', () => {
  const all = [true, false].flatMap((talked) =>
    [true, false].flatMap((voicemail) => [true, false].map((promised) => ({ talked, voicemail, promised }))),
  );
  for (const facts of all) expect(OUTCOMES.filter((outcome) => outcome === outcomeOf(facts))).toHaveLength(1);
  expect(all.map(outcomeOf)).toEqual(['talked', 'talked', 'talked', 'talked', 'voicemail', 'voicemail', 'callback_promised', 'hung_up']);
});
