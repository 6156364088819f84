import { expect, it } from 'vitest';
import { noticeLines, placeOf } from './notice-lines.js';

const at = (minute: number) => `2026-01-01T10:0${minute}:00.000Z`;

it('makes one line of what was told again of the same case, newest first', () => {
  const lines = noticeLines([
    { id: 'a', at: at(1), type: 'case.waits', caseId: 'one', seenAt: at(2) },
    { id: 'b', at: at(3), type: 'case.waits', caseId: 'one' },
    { id: 'c', at: at(4), type: 'case.waits', caseId: 'two' },
    { id: 'd', at: at(2), type: 'message.resident', caseId: 'one', seenAt: at(2) },
    { id: 'e', at: at(0), type: 'token.created' },
    { id: 'f', at: at(0), type: 'token.created' },
  ]);
  expect(lines.map(({ newest, count, unseen }) => [newest.id, count, unseen])).toEqual([
    ['c', 1, ['c']],
    ['b', 2, ['b']],
    ['d', 1, []],
    ['e', 1, ['e']],
    ['f', 1, ['f']],
  ]);
});

it.each([
  ['swap.asked', 'official', '/tyo/vuorot', 'roster'],
  ['shift.cancelled', 'official', '/tyo/vuorot', 'roster'],
  ['shift.began', 'official', '/tyo', 'cases'],
  ['token.created', 'official', '/tyo/asetukset', 'settings'],
  ['roster.gap', 'mayor', '/pormestari', 'gaps'],
  ['roster.gap', 'administrator', '/yllapito/vuorot', 'gaps'],
] as const)('leads on from %s, told to the %s, to %s', (type, role, to, words) => {
  expect(placeOf(type, { roles: [role] })).toEqual({ to, words });
});

it('leads nowhere from news that it does not know', () => expect(placeOf('something.new', { roles: ['official'] })).toBeUndefined());
