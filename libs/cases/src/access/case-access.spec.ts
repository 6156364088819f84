import type { Role } from '#domain';
import { mayContact, mayKnow, mayRead, type ReadFacts } from './case-access.js';

const owner = { personId: 'owner', since: 0, no: 1, breached: false };
const facts = (over: Partial<ReadFacts> = {}): ReadFacts => ({ state: 'owned', owner, offers: [], assists: [], escalated: false, ...over });
const reader = (personId: string, ...roles: Role[]) => ({ personId, roles });
const waiting = facts({ state: 'waiting', owner: null });
const offered = facts({ offers: [{ id: 'o', kind: 'handover', to: 'somebody', by: 'owner', at: 0 }] });
const asked = facts({ assists: [{ id: 'a', to: 'somebody', by: 'owner', at: 0, repliedAt: null }] });

describe('who may read a case (domain.md §6)', () => {
  it.each<[string, ReturnType<typeof reader>, ReadFacts, boolean, string]>([
    ['official, waiting', reader('x', 'official'), waiting, false, 'yes'],
    ['mayor, waiting', reader('x', 'mayor'), waiting, false, 'yes'],
    ['official, somebody else’s', reader('x', 'official'), facts(), false, 'reason'],
    ['official, with a stated reason', reader('x', 'official'), facts(), true, 'yes'],
    ['official, somebody else’s closed', reader('x', 'official'), facts({ state: 'closed' }), false, 'reason'],
    ['owner', reader('owner', 'official'), facts(), false, 'yes'],
    ['owner, closed', reader('owner', 'official'), facts({ state: 'closed' }), false, 'yes'],
    ['addressee of an open offer', reader('somebody', 'official'), offered, false, 'yes'],
    ['asked to assist', reader('somebody', 'host'), asked, false, 'yes'],
    ['mayor, at the mayor’s level', reader('x', 'mayor'), facts({ escalated: true }), false, 'yes'],
    ['mayor, not at the mayor’s level', reader('x', 'mayor'), facts(), false, 'reason'],
    ['official, at the mayor’s level', reader('x', 'official'), facts({ escalated: true }), false, 'reason'],
    ['host, waiting', reader('x', 'host'), waiting, false, 'no'],
    ['robin', reader('x', 'robin'), waiting, true, 'no'],
    ['councillor', reader('x', 'councillor'), waiting, false, 'no'],
    ['administrator', reader('x', 'administrator'), waiting, true, 'no'],
    ['nobody', reader('x'), waiting, true, 'no'],
  ])('%s', (_name, who, file, granted, expected) => expect(mayRead(who, file, granted)).toBe(expected));

  it('gives contact details to the owner alone', () => {
    expect(mayContact(reader('owner', 'official'), facts())).toBe(true);
    for (const who of [reader('x', 'official'), reader('x', 'mayor'), reader('somebody', 'official')])
      expect(mayContact(who, asked)).toBe(false);
    expect(mayContact(reader('x', 'mayor'), waiting)).toBe(false);
  });

  it('lets nobody but officials, mayor and those with a part know that a case exists', () => {
    expect(mayKnow(reader('x', 'official'), facts())).toBe(true);
    expect(mayKnow(reader('somebody', 'host'), asked)).toBe(true);
    for (const role of ['host', 'robin', 'councillor', 'administrator'] as const) expect(mayKnow(reader('x', role), waiting)).toBe(false);
  });
});
