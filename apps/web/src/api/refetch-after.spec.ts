import { expect, it } from 'vitest';
import { refetchAfter } from './refetch-after.js';

const START = Date.parse('2026-11-24T10:00:00.000Z');
const in_ = (seconds: number, pausedAt?: string) => ({
  dueAt: new Date(START + seconds * 1000).toISOString(),
  ...(pausedAt && { pausedAt }),
});

it.each<[string, Parameters<typeof refetchAfter>[0], number, number]>([
  ['nothing runs', [], 0, 60_000],
  ['far', [in_(3600)], 0, 60_000],
  ['the nearest soon runs out', [in_(3600), in_(20)], 0, 21_000],
  ['it has just run out: the server has marked it in a moment', [in_(-0.5)], -10, 1000],
  ['it ran out and was asked before that', [in_(-30)], -40, 1000],
  ['it ran out, was asked since, and is not marked yet', [in_(-30)], -1, 5000],
  ['a paused one does not run', [in_(20, in_(-5).dueAt)], 0, 60_000],
])('%s', (_, clocks, fetched, after) => expect(refetchAfter(clocks, START, START + fetched * 1000)).toBe(after));
