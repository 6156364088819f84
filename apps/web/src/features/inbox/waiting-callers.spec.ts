import { expect, it } from 'vitest';
import { ago, summaries } from '../../testing/fixtures.js';
import { callersFirst } from './waiting-callers.js';

const [first, second] = summaries as [(typeof summaries)[number], (typeof summaries)[number]];
const caller = (id: string, openedAt: string, over = {}) => ({ ...first, id, channel: 'voice' as const, openedAt, ...over });

it('who waits on the line comes first, the longest before others; nobody else moves', () => {
  const items = [first, caller('new', ago(0.01)), second, caller('old', ago(0.02)), caller('taken', ago(1), { state: 'owned' })];
  expect(callersFirst(items).map(({ id }) => id)).toEqual(['old', 'new', first.id, second.id, 'taken']);
});

it('a call that is over, or a chat, is not a waiting caller', () => {
  const items = [second, caller('over', ago(1), { live: false }), first];
  expect(callersFirst(items)).toEqual(items);
});
