import type { CaseHint } from '#cases';
import { ROOMS, roomsOf } from './rooms.js';
import { splitByLists, tellingOf } from './telling.js';

const hintOf = (over: Partial<CaseHint> = {}): CaseHint => ({
  caseId: 'c',
  seq: 7,
  messages: [],
  people: [],
  parts: [],
  waiting: false,
  waitingNow: false,
  escalated: false,
  escalatedNow: false,
  offers: [],
  ...over,
});

/** What a socket in these rooms hears, as socket.io decides it. */
const heardIn = (rooms: string[], hint: CaseHint) =>
  tellingOf(hint)
    .filter(({ to, except = [] }) => to.some((room) => rooms.includes(room)) && !except.some((room) => rooms.includes(room)))
    .map(({ event, message }) => ({ event, ...message }));

const official = (personId: string) => roomsOf({ personId, roles: ['official'] });
const mayor = roomsOf({ personId: 'mayor', roles: ['mayor'] });
const resident = [ROOMS.resident('c')];
const note = { seq: 6, note: true };
const said = { seq: 7, note: false };
const changed = { event: 'case.changed', id: 'c', seq: 7 };
const added = (seq: number) => ({ event: 'message.added', caseId: 'c', seq });
const gone = { ...changed, gone: true };

describe('who is told what when a case changed', () => {
  it.each<[string, Partial<CaseHint>, string[], object[]]>([
    ['resident: what is said, no notes', { messages: [note, said], people: ['a'], parts: ['a'] }, resident, [changed, added(7)]],
    ['another case’s resident: nothing', { messages: [said], waiting: true, waitingNow: true }, [ROOMS.resident('d')], []],
    ['owner: notes too', { messages: [note, said], people: ['a'], parts: ['a'] }, official('a'), [changed, added(6), added(7)]],
    ['any official, waiting', { messages: [said], waiting: true, waitingNow: true }, official('x'), [changed, added(7)]],
    ['any official, just taken', { messages: [said], people: ['a'], parts: ['a'], waiting: true }, official('x'), [gone]],
    ['its taker', { people: ['a'], parts: ['a'], waiting: true }, official('a'), [changed]],
    ['any official, held', { messages: [said], people: ['a'], parts: ['a'] }, official('x'), []],
    ['who was relieved', { messages: [said], people: ['a', 'b'], parts: ['b'] }, official('a'), [gone]],
    ['who released it: reads it as one that waits', { people: ['a'], waiting: true, waitingNow: true }, official('a'), [changed]],
    ['a host asked to assist', { people: ['h'], parts: ['h'] }, roomsOf({ personId: 'h', roles: ['host'] }), [changed]],
    ['a robin, an administrator', { waiting: true, waitingNow: true }, roomsOf({ personId: 'r', roles: ['robin', 'administrator'] }), []],
    ['mayor, not at that level', { messages: [said], people: ['a'], parts: ['a'] }, mayor, []],
    [
      'mayor, at that level',
      { messages: [note], people: ['a'], parts: ['a'], escalated: true, escalatedNow: true },
      mayor,
      [changed, added(6)],
    ],
    ['mayor, closed now', { messages: [said], people: ['a'], parts: ['a'], escalated: true }, mayor, [gone]],
    [
      'addressee of an offer',
      { people: ['a', 'b'], parts: ['a', 'b'], offers: [{ to: 'b', offerId: 'o', made: true }] },
      official('b'),
      [changed, { event: 'offer.made', caseId: 'c', offerId: 'o', seq: 7 }],
    ],
    [
      'addressee of an offer that ended',
      { people: ['a', 'b'], parts: ['a'], offers: [{ to: 'b', offerId: 'o', made: false }] },
      official('b'),
      [gone, { event: 'offer.gone', caseId: 'c', offerId: 'o', seq: 7 }],
    ],
    ['others of an offer: nothing', { people: ['b'], parts: ['b'], offers: [{ to: 'b', offerId: 'o', made: true }] }, official('x'), []],
    [
      'who has it open without a part is asked for first',
      { people: ['a'], parts: ['a'], waiting: true },
      [...official('x'), ROOMS.watching('c')],
      [],
    ],
  ])('%s', (_name, over, rooms, heard) => expect(heardIn(rooms, hintOf(over))).toEqual(heard));
});

describe('splitByLists', () => {
  it('keeps every telling once for each socket that hears it: those with lists, those with a part', () => {
    const hint = hintOf({
      messages: [said],
      people: ['a'],
      waiting: true,
      waitingNow: true,
      escalated: true,
      escalatedNow: true,
      parts: ['b'],
    });
    const { lists, parts } = splitByLists(tellingOf(hint));
    expect(lists.flatMap(({ to }) => to)).toEqual([ROOMS.officials, ROOMS.mayor, ROOMS.officials, ROOMS.mayor]);
    expect(parts.map(({ to, event }) => [event, ...to])).toEqual([
      ['case.changed', ROOMS.resident('c')],
      ['message.added', ROOMS.resident('c')],
      ['case.changed', ROOMS.person('b')],
      ['message.added', ROOMS.person('b')],
      ['case.changed', ROOMS.person('a')],
    ]);
  });
});
