import { NOTIFY_PATHS } from '#domain';
import fc from 'fast-check';
import { DEFAULT_ORDER, stepsFor, type OutPath, type PathOrder, type Standing, type ToldBy } from './steps-for.js';

const NOW = Date.parse('2026-11-16T08:00:00Z');
const OUT: OutPath[] = ['push', 'sms', 'call', 'email'];
const standing = (changes: Partial<Standing> = {}): Standing => ({
  onDuty: true,
  isMayor: false,
  reaches: new Set(OUT),
  quietFrom: {},
  ...changes,
});
const order = (quiet: boolean, ...steps: [PathOrder['steps'][number]['path'], number][]): PathOrder => ({
  quiet,
  steps: steps.map(([path, afterSeconds]) => ({ path, afterSeconds })),
});
const rung = (tell: 'duty' | 'duty_all' | 'mayor', ...paths: (typeof NOTIFY_PATHS)[number][]): ToldBy => ({
  rung: { tell, paths },
  ringing: false,
});
const NO_RUNG: ToldBy = { rung: null, ringing: false };
const MAYOR = { isMayor: true, onDuty: false };
/** `push+120` */
const shown = (...args: Parameters<typeof stepsFor>) =>
  stepsFor(...args).map(({ path, dueAt, because }) => `${path}+${(dueAt - NOW) / 1000} ${because}`);

describe('the steps by which somebody is told', () => {
  it.each<[string, PathOrder, ToldBy, Partial<Standing>, string[]]>([
    ['who says nothing', DEFAULT_ORDER, NO_RUNG, {}, ['push+120 own_order']],
    [
      'an order of their own, in order of time',
      order(true, ['call', 600], ['push', 120], ['sms', 300], ['app', 0]),
      NO_RUNG,
      {},
      ['push+120 own_order', 'sms+300 own_order', 'call+600 own_order'],
    ],
    ['one path twice', order(true, ['call', 300], ['call', 600]), NO_RUNG, {}, ['call+300 own_order', 'call+600 own_order']],
    ['what a rung adds, at once', DEFAULT_ORDER, rung('duty', 'app', 'push', 'email'), {}, ['email+0 rung', 'push+120 own_order']],
    [
      'a path of the rung that they ordered themselves: their delay',
      order(true, ['sms', 300]),
      rung('duty', 'sms'),
      {},
      ['sms+300 own_order'],
    ],
    ['nothing ordered', order(true), rung('duty', 'app', 'push'), {}, ['push+0 rung']],
    [
      'paths that do not reach',
      order(true, ['sms', 60], ['push', 0]),
      rung('mayor', 'call'),
      { reaches: new Set(['push']) },
      ['push+0 own_order'],
    ],
    ['outside duty', DEFAULT_ORDER, rung('duty', 'sms'), { onDuty: false }, []],
    ['outside duty, but they want it', order(false, ['push', 60]), NO_RUNG, { onDuty: false }, ['push+60 own_order']],
    ['the mayor outside duty, not by the rung', DEFAULT_ORDER, NO_RUNG, MAYOR, []],
    ['the mayor outside duty, by a rung that is not the mayor`s', DEFAULT_ORDER, rung('duty_all', 'sms'), MAYOR, []],
    ['an official outside duty on the mayor`s rung', DEFAULT_ORDER, rung('mayor', 'call'), { onDuty: false }, []],
    ['the mayor on duty', DEFAULT_ORDER, rung('mayor', 'call'), { isMayor: true }, ['call+0 rung', 'push+120 own_order']],
    ['the mayor outside duty, on their rung', DEFAULT_ORDER, rung('mayor', 'call'), MAYOR, ['call+0 quiet', 'push+120 quiet']],
    [
      'the same, called half an hour ago',
      order(false, ['push', 120]),
      rung('mayor', 'call'),
      { ...MAYOR, quietFrom: { call: NOW + 1_800_000, push: NOW - 1 } },
      ['push+120 quiet', 'call+1800 quiet'],
    ],
    [
      'a caller on the line: it rings by itself',
      order(true, ['call', 0]),
      { ...rung('mayor', 'call', 'sms'), ringing: true },
      { isMayor: true },
      ['sms+0 rung'],
    ],
  ])('%s', (_, given, by, changes, expected) => expect(shown(given, by, standing(changes), NOW)).toEqual(expected));

  const path = fc.constantFrom(...NOTIFY_PATHS);
  const anyOrder = fc.record({
    steps: fc.array(fc.record({ path, afterSeconds: fc.nat(86_400) }), { maxLength: 10 }),
    quiet: fc.boolean(),
  });
  const anyBy = fc.record({
    rung: fc.option(fc.record({ tell: fc.constantFrom('duty' as const, 'duty_all' as const, 'mayor' as const), paths: fc.array(path) })),
    ringing: fc.boolean(),
  });
  const anyStanding = fc.record({
    onDuty: fc.boolean(),
    isMayor: fc.boolean(),
    reaches: fc.subarray(OUT).map((paths) => new Set(paths)),
    quietFrom: fc.dictionary(fc.constantFrom(...OUT), fc.integer({ min: NOW - 7_200_000, max: NOW + 7_200_000 })),
  });

  it('only by paths that reach, never early, in order; every path of the rung that reaches is used once they are on duty', () =>
    fc.assert(
      fc.property(anyOrder, anyBy, anyStanding, (given, by, stands) => {
        const steps = stepsFor(given, by, stands, NOW);
        const paths = steps.map((step) => step.path);
        expect(paths.every((each) => stands.reaches.has(each))).toBe(true);
        expect(steps.every(({ dueAt }, index) => dueAt >= (steps[index - 1]?.dueAt ?? NOW))).toBe(true);
        if (stands.onDuty)
          for (const each of by.rung?.paths ?? [])
            if (each !== 'app' && stands.reaches.has(each) && !(each === 'call' && by.ringing)) expect(paths).toContain(each);
      }),
    ));

  it('who is off duty and wants quiet is disturbed by nothing but their own last rung, and never before its time', () =>
    fc.assert(
      fc.property(anyOrder, anyBy, anyStanding, (given, by, stands) => {
        const steps = stepsFor({ ...given, quiet: true }, by, { ...stands, onDuty: false }, NOW);
        if (by.rung?.tell !== 'mayor' || !stands.isMayor) expect(steps).toEqual([]);
        for (const step of steps) expect([step.because, step.dueAt >= (stands.quietFrom[step.path] ?? 0)]).toEqual(['quiet', true]);
      }),
    ));
});
