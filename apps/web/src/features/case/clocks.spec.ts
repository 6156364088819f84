import type { CaseClock } from '#contracts';
import { expect, it } from 'vitest';
import { ago, ahead } from '../../testing/fixtures.js';
import { lateSince, nearestClock, shownClocks } from './clocks.js';

const clock = (kind: CaseClock['kind'], dueAt: string, more: Partial<CaseClock> = {}): CaseClock => ({
  kind,
  round: 1,
  startedAt: ago(10),
  dueAt,
  ...more,
});
const offer = clock('offer', ahead(1));
const answer = clock('first_answer', ahead(5));

it('puts a promise to the resident before an offer that merely expires', () => {
  expect(nearestClock({ clocks: [offer, answer] })).toBe(answer);
  expect(nearestClock({ clocks: [offer, { ...answer, stoppedAt: ago(1) }] })).toBe(offer);
});

it('puts what ticks before what is paused', () => {
  const resident = clock('resident', ahead(90));
  expect(nearestClock({ clocks: [{ ...answer, pausedAt: ago(1) }, resident] })).toBe(resident);
});

it('is late since the first miss of a promise that goes on, and not for one that was kept in the end', () => {
  const missed = clock('first_answer', ago(4), { breachedAt: ago(4) });
  expect(lateSince({ clocks: [missed, { ...answer, round: 2 }] })).toBe(missed.breachedAt);
  expect(lateSince({ clocks: [missed, { ...answer, round: 2, stoppedAt: ago(1) }] })).toBeUndefined();
  expect(lateSince({ clocks: [missed, { ...answer, round: 2 }] }, 'first_answer')).toBe(missed.breachedAt);
  expect(lateSince({ clocks: [missed, { ...answer, round: 2 }, clock('take', ahead(1))] }, 'take')).toBeUndefined();
});

it('lists what runs by deadline and then what was broken', () => {
  const missed = clock('take', ago(4), { breachedAt: ago(4) });
  expect(shownClocks({ clocks: [missed, answer, offer, { ...answer, round: 2, stoppedAt: ago(1) }] })).toEqual([offer, answer, missed]);
});
