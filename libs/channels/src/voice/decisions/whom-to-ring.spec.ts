import type { Rung } from '#domain';
import fc from 'fast-check';
import { isReserved, whomToRing, type KnownLeg, type Reachable, type RingingCall, type RingRules } from './whom-to-ring.js';

const T = 1_000_000_000;
const LADDER: Rung[] = [
  { tell: 'duty', wait: 'PT20S', paths: ['app'] },
  { tell: 'duty_all', wait: 'PT40S', paths: ['app'] },
  { tell: 'mayor', wait: 'PT60S', paths: ['call'] },
];
const RULES: RingRules = { phonesAfterMs: 5_000, againAfterMs: 30_000, attempts: 3, atOnce: 10 };
const MAYOR = { personId: 'mayor', number: '+35893100000', busy: false };

const call = (over: Partial<RingingCall> = {}): RingingCall => ({
  callId: 'c',
  caseId: 'k',
  state: 'waiting',
  caseIs: 'waiting',
  owner: null,
  queuedAt: T,
  topSince: null,
  waitsMs: [20_000, 40_000, 60_000],
  now: T + 10_000,
  language: 'fi',
  village: null,
  topic: null,
  level: 0,
  live: true,
  ladder: LADDER,
  legs: [],
  ...over,
});
const person = (id: string, over: Partial<Reachable> = {}): Reachable => ({
  id,
  roles: ['official'],
  duties: {},
  phone: `+3584010000${id.length}${id.charCodeAt(0)}`,
  onDuty: true,
  busy: false,
  reserved: false,
  lastCallAt: null,
  ...over,
});
const leg = (personId: string, over: Partial<KnownLeg> = {}): KnownLeg => ({
  legId: `leg-${personId}`,
  personId,
  role: 'ring',
  open: true,
  outcome: null,
  askedAt: T + 5_000,
  endedAt: null,
  ...over,
});
const aino = person('aino');
const eero = person('eero', { duties: { languages: ['sv'] } });
const rung = (calls: RingingCall[], people: Reachable[], rules: Partial<RingRules> = {}, mayor: typeof MAYOR | null = MAYOR) =>
  whomToRing(calls, people, mayor, { ...RULES, ...rules }).ring.map(({ callId, personId, role }) => `${callId}:${role}:${personId}`);
const owner = (over: object = {}) => ({ personId: 'aino', name: 'Aino', hasPhone: true, since: T, ...over });

describe('whose phone rings', () => {
  it.each<[string, RingingCall, string[]]>([
    ['in the web first: no phone yet', call({ now: T + 4_999 }), []],
    ['then those on duty for its language', call({ now: T + 5_000 }), ['c:ring:aino']],
    ['on the next rung everybody on duty', call({ level: 1 }), ['c:ring:aino', 'c:ring:eero']],
    ['at the top the mayor’s line, and the others go on ringing', call({ level: 2 }), ['c:ring:aino', 'c:ring:eero', 'c:mayor_line:mayor']],
    ['a case that waits no longer live climbs by the time', call({ live: false, now: T + 25_000 }), ['c:ring:aino', 'c:ring:eero']],
    ['somebody took it in the web: their phone alone', call({ caseIs: 'held', owner: owner() }), ['c:owner:aino']],
    ['an owner whom nobody can ring', call({ caseIs: 'held', owner: owner({ personId: 'petri' }) }), []],
    ['still greeted', call({ state: 'greeting' }), []],
    ['being connected', call({ state: 'connecting' }), []],
    ['leaving a message', call({ state: 'leaving' }), []],
    ['given up', call({ now: T + 200_000 }), []],
    ['closed', call({ caseIs: 'closed' }), []],
    ['rings already', call({ legs: [leg('aino')] }), []],
    ['declined', call({ legs: [leg('aino', { open: false, outcome: 'declined', endedAt: T })], now: T + 60_000 }), []],
    ['did not answer just now', call({ legs: [leg('aino', { open: false, outcome: 'silent', endedAt: T + 9_000 })] }), []],
    [
      'did not answer a while ago',
      call({ legs: [leg('aino', { open: false, outcome: 'silent', endedAt: T })], now: T + 30_000 }),
      ['c:ring:aino'],
    ],
  ])('%s', (_name, one, expected) => expect(rung([one], [aino, eero])).toEqual(expected));

  it('nobody on duty: the mayor’s line at once', () => expect(rung([call({ level: 2, now: T })], [])).toEqual(['c:mayor_line:mayor']));
  it('a mayor’s line that is busy rings for nobody else', () =>
    expect(rung([call({ level: 2 })], [], {}, { ...MAYOR, busy: true })).toEqual([]));
  it('off duty nobody is rung but for what they own', () => {
    const off = person('aino', { onDuty: false });
    expect(rung([call()], [off])).toEqual([]);
    expect(rung([call({ caseIs: 'held', owner: owner() })], [off])).toEqual(['c:owner:aino']);
  });
  it('not more often than so', () => {
    const legs = [1, 2, 3].map((n) => leg('aino', { legId: `l${n}`, open: false, outcome: 'silent', endedAt: T - 60_000 }));
    expect(rung([call({ legs })], [aino])).toEqual([]);
  });
  it('those who are on a call are left out; the longest without a call comes first', () => {
    const people = [person('a', { lastCallAt: T - 5 }), person('b', { lastCallAt: T - 50 }), person('d', { busy: true }), person('e')];
    expect(rung([call()], people)).toEqual(['c:ring:e', 'c:ring:b', 'c:ring:a']);
  });
  it.each<[string, Partial<RingingCall>, Partial<Reachable>, string[]]>([
    ['in the first wave', {}, {}, ['c:ring:free']],
    ['while a free one’s phone rings', { legs: [leg('free')] }, { busy: true }, []],
    [
      'who did not answer: then all of them',
      { legs: [leg('free', { open: false, outcome: 'silent', endedAt: T + 9_000 })] },
      {},
      ['c:ring:shy'],
    ],
    ['who declined', { legs: [leg('free', { open: false, outcome: 'declined', endedAt: T + 9_000 })] }, {}, ['c:ring:shy']],
    ['who talks to somebody else', {}, { busy: true }, ['c:ring:shy']],
  ])('whoever is busy, away or full is not rung for as long as somebody is free: %s', (_name, over, free, expected) => {
    const people = [person('free', free), person('shy', { reserved: true })];
    expect(rung([call(over)], people)).toEqual(expected);
  });
  it.each([
    ['available', 2, 3, false],
    ['available', 3, 3, true],
    ['available', 4, 3, true],
    ['busy', 0, 3, true],
    ['away', 0, 3, true],
  ] as const)('%s with %d of %d residents is reserved: %p', (state, liveNow, liveCap, reserved) =>
    expect(isReserved({ state, liveNow, liveCap })).toBe(reserved),
  );
  it('with nobody free the others ring at once', () => expect(rung([call()], [person('shy', { reserved: true })])).toEqual(['c:ring:shy']));
  it('the owner is rung for their own case, whatever they said', () =>
    expect(rung([call({ caseIs: 'held', owner: owner() })], [person('aino', { reserved: true })])).toEqual(['c:owner:aino']));
  it('each call gets a phone before any gets a second, the longest waiting first', () => {
    const calls = [call({ callId: 'late', queuedAt: T + 2_000 }), call({ callId: 'early' })];
    expect(rung(calls, [person('a'), person('b'), person('d')])).toEqual(['early:ring:a', 'late:ring:b', 'early:ring:d']);
    expect(rung(calls, [person('a'), person('b'), person('d')], { atOnce: 1 })).toEqual(['early:ring:a']);
  });
  it('the mayor’s rung is noted when it begins', () => {
    expect(whomToRing([call({ level: 2 })], [], MAYOR, RULES).atTop).toEqual(['c']);
    expect(whomToRing([call({ level: 2, topSince: T })], [], MAYOR, RULES).atTop).toEqual([]);
  });

  it.each<[string, RingingCall, string[]]>([
    ['the caller hung up', call({ state: 'ended', legs: [leg('aino'), leg('eero')] }), ['leg-aino', 'leg-eero']],
    ['somebody pressed 1: the others', call({ state: 'connecting', legs: [leg('aino', { outcome: 'won' }), leg('eero')] }), ['leg-eero']],
    ['taken in the web: all but the owner', call({ caseIs: 'held', owner: owner(), legs: [leg('aino'), leg('eero')] }), ['leg-eero']],
    ['waiting: nobody', call({ legs: [leg('aino'), leg('eero')] }), []],
    ['a leg that is over', call({ state: 'ended', legs: [leg('aino', { open: false })] }), []],
    ['an assistant is not a ring', call({ state: 'talking', legs: [leg('eero', { role: 'assistant' })] }), []],
  ])('whose stops: %s', (_name, one, expected) => expect(whomToRing([one], [aino, eero], MAYOR, RULES).stop).toEqual(expected));

  it('nobody is ever rung for two calls at once, nor while busy, nor beyond what may be asked for', () => {
    const anyCall = fc
      .record({
        callId: fc.uuid(),
        level: fc.nat(2),
        live: fc.boolean(),
        state: fc.constantFrom('waiting' as const, 'connecting' as const),
        now: fc.integer({ min: T, max: T + 150_000 }),
        queuedAt: fc.integer({ min: T - 1000, max: T }),
      })
      .map((over) => call(over));
    const anyPerson = fc
      .record({ id: fc.uuid(), busy: fc.boolean(), lastCallAt: fc.option(fc.nat()) })
      .map(({ id, ...over }) => person(id, over));
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 8 }), fc.array(anyPerson, { maxLength: 6 }), fc.nat(5), (calls, people, atOnce) => {
        const { ring } = whomToRing(calls, people, MAYOR, { ...RULES, atOnce });
        expect(new Set(ring.map(({ personId }) => personId)).size).toBe(ring.length);
        expect(ring.length).toBeLessThanOrEqual(atOnce);
        for (const { personId } of ring) expect(people.find(({ id }) => id === personId)?.busy ?? false).toBe(false);
      }),
    );
  });
});
