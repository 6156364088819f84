import { beforeEach, expect, it, vi } from 'vitest';
import { openedVisit } from '../../../testing/fixtures.js';
import { problem, serve } from '../../../testing/server.js';
import { memoryStore, type KeptStore, type KeptVisit } from './kept-store.js';
import { KeptVisits } from './kept-visits.js';

const visit = (n: number, change: Partial<KeptVisit> = {}): KeptVisit => ({
  key: `key-${n}`,
  by: 'leena',
  at: `2026-11-24T12:0${n}:00.000Z`,
  body: { village: 'Kallio', text: `Asia ${n}`, arrivedAt: `2026-11-24T12:0${n}:00.000Z` },
  why: 'offline',
  ...change,
});
const refused = { status: 400, json: problem('bad-request', 400, 'Tarkista') };
const there = { status: 201, json: openedVisit };

let store: KeptStore;
let kept: KeptVisits;
const sent: string[] = [];
const send = () => kept.send(({ key }) => sent.push(key));
beforeEach(() => {
  store = memoryStore();
  kept = new KeptVisits(store);
  sent.length = 0;
});

it('sends what is kept, the oldest first, each under its own key and words, and forgets it', async () => {
  const calls = serve({ 'POST /visits': there });
  await kept.add(visit(1));
  await kept.add(visit(2));
  expect(await send()).toBe('done');
  expect(calls.map(({ body, headers }) => [headers.get('Idempotency-Key'), (body as { text: string }).text])).toEqual([
    ['key-1', 'Asia 1'],
    ['key-2', 'Asia 2'],
  ]);
  expect(calls[0]?.body).toEqual(visit(1).body);
  expect(sent).toEqual(['key-1', 'key-2']);
  expect(await store.all()).toEqual([]);
});

it('keeps what was not answered, under the same key', async () => {
  const calls = serve({ 'POST /visits': ['silence', there] });
  await kept.add(visit(1));
  expect(await send()).toBe('later');
  expect(await store.all()).toEqual([visit(1)]);
  expect(await send()).toBe('done');
  expect(calls.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual(['key-1', 'key-1']);
});

it('keeps everything where somebody has to sign in', async () => {
  serve({ 'POST /visits': { status: 401, json: problem('sign-in-needed', 401, 'Kirjaudu') } });
  await kept.add(visit(1));
  expect(await send()).toBe('signed_out');
  expect(await store.all()).toEqual([visit(1)]);
});

it('does not send again what was refused for good, says why, and goes on with the next', async () => {
  const calls = serve({ 'POST /visits': [refused, there] });
  await kept.add(visit(1));
  await kept.add(visit(2));
  expect(await send()).toBe('done');
  expect(kept.list().map(({ key, refused }) => [key, refused])).toEqual([['key-1', 'Tarkista']]);
  await send();
  expect(calls).toHaveLength(2);
});

it('sends once where two tabs do at the same time', async () => {
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, act: (lock: object | null) => Promise<unknown>) => {
    if (held.has(name) && options.ifAvailable) return act(null);
    held.add(name);
    try {
      return await act({});
    } finally {
      held.delete(name);
    }
  };
  vi.stubGlobal('navigator', { ...navigator, language: 'fi', locks: { request } });
  const calls = serve({ 'POST /visits': there });
  const other = new KeptVisits(store);
  await kept.add(visit(1));
  await Promise.all([send(), other.send(({ key }) => sent.push(key))]);
  expect(calls).toHaveLength(1);
  expect(sent).toEqual(['key-1']);
});

it('sends once where one page asks twice, in a browser without locks, and discards nothing that is under way', async () => {
  const calls = serve({ 'POST /visits': there });
  await kept.add(visit(1));
  const both = [send(), send()];
  const discarded = kept.discard('key-1');
  expect(await Promise.all(both)).toEqual(['done', 'later']);
  await discarded;
  expect(calls).toHaveLength(1);
  expect(sent).toEqual(['key-1']);
});

it('is told to whoever looks when it is discarded', async () => {
  await kept.add(visit(1));
  const seen = vi.fn();
  kept.subscribe(seen);
  await kept.discard('key-1');
  expect(seen).toHaveBeenCalled();
  expect(kept.list()).toEqual([]);
});

it('keeps until the page is left where the browser has no database, and says so', async () => {
  kept = new KeptVisits();
  await kept.add(visit(1));
  expect(kept.lasting).toBe(false);
  expect(kept.list()).toEqual([visit(1)]);
});
