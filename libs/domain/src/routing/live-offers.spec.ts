import fc from 'fast-check';
import type { CaseFile } from '../case/case-file.js';
import type { Rung } from '../sla/policy.js';
import { availabilityOf, HEARTBEAT_LOST_MS, whoIsOffered, type Availability } from './availability.js';
import { circleOf } from './circle.js';
import type { OnDuty } from './duty.js';
import { liveRoundChange, liveRoundOf } from './live-round.js';

const NOW = 1_800_000_000_000;
const LADDER: Rung[] = [
  { tell: 'duty', wait: 'PT20S', paths: ['app'] },
  { tell: 'duty_all', wait: 'PT40S', paths: ['app'] },
  { tell: 'mayor', wait: 'PT60S', paths: ['app'] },
];
const official = (id: string, duties: OnDuty['duties'] = {}): OnDuty => ({ id, roles: ['official'], duties });
const one = (over: Partial<Availability> = {}): Availability => ({
  personId: 'a',
  state: 'available',
  liveCap: 3,
  liveNow: 0,
  heartbeatAt: NOW,
  ...over,
});

describe('the circle that a live contact is offered to', () => {
  const people = {
    onDuty: [official('any'), official('swedish', { languages: ['sv'] }), { ...official('m'), roles: ['mayor' as const] }],
    mayors: ['m', 'm2'],
  };
  it.each([
    [0, ['any']],
    [1, ['any', 'swedish']],
    [2, ['any', 'swedish', 'm', 'm2']],
    [9, ['any', 'swedish', 'm', 'm2']],
  ])('at level %i', (level, expected) => expect(circleOf(LADDER, level, people, { language: 'fi' })).toEqual(expected));

  it('is nobody where a policy has no live ladder', () => expect(circleOf([], 0, people, { language: 'fi' })).toEqual([]));

  it('only ever widens', () =>
    fc.assert(
      fc.property(fc.nat(4), fc.array(fc.constantFrom('fi', 'sv', 'en')), (level, languages) => {
        const onDuty = languages.map((language, no) => official(`p${no}`, { languages: [language] }));
        const [narrow, wide] = [level, level + 1].map((at) => circleOf(LADDER, at, { onDuty, mayors: ['m'] }, { language: 'fi' }));
        expect(wide).toEqual(expect.arrayContaining(narrow ?? []));
      }),
    ));
});

describe('who is available', () => {
  it.each<[string, Partial<Availability>, string]>([
    ['says so and is there', {}, 'yes'],
    ['the last beat may be this old', { heartbeatAt: NOW - HEARTBEAT_LOST_MS }, 'yes'],
    ['no beat any more', { heartbeatAt: NOW - HEARTBEAT_LOST_MS - 1 }, 'not_connected'],
    ['never was there', { heartbeatAt: null }, 'not_connected'],
    ['one below the cap', { liveNow: 2 }, 'yes'],
    ['at the cap', { liveNow: 3 }, 'full'],
    ['took more than the cap', { liveNow: 5, liveCap: 1 }, 'full'],
    ['their own word goes first', { state: 'busy', heartbeatAt: null, liveNow: 9 }, 'busy'],
    ['away', { state: 'away' }, 'away'],
  ])('%s', (_name, over, expected) => expect(availabilityOf(one(over), NOW)).toBe(expected));

  it('offered are exactly those of the circle who are available and have not declined; nobody who is not known', () => {
    const anyone = fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd'),
      state: fc.constantFrom('available' as const, 'busy' as const, 'away' as const),
      liveCap: fc.integer({ min: 1, max: 10 }),
      liveNow: fc.nat(10),
      heartbeatAt: fc.option(fc.integer({ min: NOW - 2 * HEARTBEAT_LOST_MS, max: NOW })),
    });
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(ids, fc.uniqueArray(anyone, { selector: ({ personId }) => personId }), ids, (circle, known, declined) => {
        const offered = whoIsOffered(circle, known, declined, NOW);
        for (const id of ['a', 'b', 'c', 'd', 'e'] as const) {
          const facts = known.find(({ personId }) => personId === id);
          const should = circle.includes(id) && !declined.includes(id) && facts !== undefined && availabilityOf(facts, NOW) === 'yes';
          expect(offered.filter((each) => each === id)).toHaveLength(should ? 1 : 0);
        }
      }),
    );
  });
});

describe('rounds of live offers', () => {
  const take = (round: number, over: object = {}) => ({
    ...{ kind: 'take' as const, round, startedAt: NOW, dueAt: NOW + round, warnAt: null, pausedAt: null, stoppedAt: null },
    ...{ breachedAt: null, ref: null, ...over },
  });
  const file = (over: Partial<CaseFile>) => ({ state: 'waiting', live: true, level: 0, clocks: [take(1)], ...over }) as CaseFile;
  const waits = file({});
  const begins = { round: 1, level: 0, until: NOW + 1 };
  const next = file({ level: 1, clocks: [take(1, { breachedAt: NOW }), take(2)] });

  it.each<[string, CaseFile | null, CaseFile, object | undefined]>([
    ['opened live', null, waits, { begins }],
    ['opened in writing', null, file({ live: false }), undefined],
    ['nothing moved', waits, waits, undefined],
    ['the next circle', waits, next, { ended: 'moved_on', begins: { round: 2, level: 1, until: NOW + 2 } }],
    ['taken', waits, file({ state: 'owned', live: false, clocks: [] }), { ended: 'taken' }],
    ['the resident left', waits, file({ live: false }), { ended: 'left' }],
    ['withdrawn', waits, file({ state: 'closed', live: false, clocks: [] }), { ended: 'ended' }],
    ['a case in writing is taken', file({ live: false }), file({ state: 'owned', live: false, clocks: [] }), undefined],
  ])('%s', (_name, before, after, expected) => expect(liveRoundChange(before, after)).toEqual(expected));

  it('a clock that stopped is no round', () => expect(liveRoundOf(file({ clocks: [take(1, { stoppedAt: NOW })] }))).toBeUndefined());
});
