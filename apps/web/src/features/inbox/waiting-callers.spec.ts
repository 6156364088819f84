import { expect, it } from 'vitest';
import { ago, summaries } from '../../testing/fixtures.js';
import { callersFirst } from './waiting-callers.js';

const [first, second] = summaries as [(typeof summaries)[number], (typeof summaries)[number]];
const caller = (id: string, callerSince: string) => ({ ...first, id, callerSince });

it('who waits on the line comes first, the longest before others, whenever their cases were opened; nobody else moves', () => {
  const olderCase = { ...caller('older-case', ago(0.015)), channel: 'sms' as const, live: false, openedAt: ago(100) };
  const items = [first, caller('new', ago(0.01)), second, olderCase, caller('old', ago(0.02))];
  expect(callersFirst(items).map(({ id }) => id)).toEqual(['old', 'older-case', 'new', first.id, second.id]);
});

it('a call that is over, or a chat, is not a waiting caller', () => {
  const items = [second, { ...first, id: 'over', channel: 'voice' as const, live: true }, { ...first, live: true }];
  expect(callersFirst(items)).toEqual(items);
});
