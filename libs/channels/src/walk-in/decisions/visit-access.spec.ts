import { ROLES, type Role } from '#domain';
import { beginsAt, goesOnUntil, isOpen, mayServe, type VisitFacts } from './visit-access.js';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const visit = (over: Partial<VisitFacts> = {}): VisitFacts => ({ hostId: 'leena', endsAt: NOW + MINUTE, endedAt: null, ...over });
const who = (personId: string, ...roles: Role[]) => ({ personId, roles });

describe('who may see a visit and act in it (domain.md §6: the visit being made)', () => {
  it.each<[string, ReturnType<typeof who>, VisitFacts, boolean]>([
    ['its host', who('leena', 'host'), visit(), true],
    ['its host, who is an official too', who('leena', 'official', 'host'), visit(), true],
    ['its host, a moment before it ends by itself', who('leena', 'host'), visit({ endsAt: NOW + 1 }), true],
    ['its host, when it ended by silence', who('leena', 'host'), visit({ endsAt: NOW }), false],
    ['its host, when it was ended', who('leena', 'host'), visit({ endedAt: NOW - 1 }), false],
    ['its host, who is none any more', who('leena', 'official'), visit(), false],
    ['another host, at the same desk or another', who('kalle', 'host'), visit(), false],
    ['any host, of what a visitor wrote on the tablet', who('leena', 'host'), visit({ hostId: null }), false],
    ['nobody', who('leena'), visit(), false],
  ])('%s', (_who, person, facts, may) => expect(mayServe(person, facts, NOW)).toBe(may));

  it.each(ROLES.filter((role) => role !== 'host'))('nobody by being %s', (role) => {
    expect(mayServe(who('leena', role), visit(), NOW)).toBe(false);
  });
});

describe('how long a visit goes on', () => {
  it.each([
    ['30 minutes after what was done last', NOW, 0, NOW + 30 * MINUTE],
    ['and as long after the official should be there', NOW, 45 * MINUTE, NOW + 75 * MINUTE],
    ['nothing makes it shorter', NOW + 75 * MINUTE, 0, NOW + 75 * MINUTE],
  ])('%s', (_what, endsAt, ahead, until) => expect(goesOnUntil(endsAt, NOW, ahead)).toBe(until));

  it('from its beginning as after anything that is done', () =>
    expect(beginsAt(NOW)).toEqual({ openedAt: NOW, endsAt: goesOnUntil(NOW, NOW) }));

  it('open until its end, not at it', () => {
    expect([NOW - 1, NOW, NOW + 1].map((now) => isOpen({ endsAt: NOW, endedAt: null }, now))).toEqual([true, false, false]);
  });
});
