import fc from 'fast-check';
import { ABSENT_AFTER_MS, reconciled, type Found, type Looked } from './reconciled.js';

const text = { kind: 'sms', purpose: 'message', attempts: 1, sendingAt: 0 } as const;
const ring = { ...text, kind: 'call', purpose: 'ring' } as const;
const callback = { ...ring, purpose: 'callback' } as const;
const looked = (more: Partial<Looked> = {}): Looked => ({ found: [], complete: true, alike: 1, now: 5_000, ...more });
const at = (id: string, createdAt: number | null = 0): Found => ({ id, createdAt });
const late = { now: ABSENT_AFTER_MS };

it.each([
  ['found: it went out', text, looked({ found: [at('A')] }), { state: 'sent', providerId: 'A', guessed: true, extraIds: [] }],
  ['found twice: the older stands', text, looked({ found: [at('B', 2), at('A', 1)] }), { providerId: 'A', extraIds: ['B'] }],
  ['one too new to have a time is the younger', ring, looked({ found: [at('B', null), at('A', 9)] }), { providerId: 'A', extraIds: ['B'] }],
  [
    'two that look alike, two found: one each',
    text,
    looked({ found: [at('A', 1), at('B', 2)], alike: 2 }),
    { providerId: 'A', extraIds: [] },
  ],
  [
    'two that look alike, three found: one too many',
    text,
    looked({ found: [at('A'), at('B', 1), at('C', 2)], alike: 2 }),
    { extraIds: ['C'] },
  ],
  ['not found yet: ask again', text, looked(), { state: 'unknown', inMs: 5_000, code: null }],
  ['not found, but the list was cut off: ask again', text, looked({ ...late, complete: false }), { state: 'unknown' }],
  ['a text not found for a minute: sent again', text, looked(late), { state: 'stored', inMs: 2_000, refusal: null }],
  ['a callback not found for a minute: sent again', callback, looked(late), { state: 'stored' }],
  ['a ring not found for a minute: its moment has passed', ring, looked(late), { state: 'cancelled' }],
  ['a text lost five times', { ...text, attempts: 5 }, looked(late), { state: 'refused', refusal: 'unknown-outcome' }],
])('%s', (_name, delivery, given, expected) => expect(reconciled(delivery, given)).toMatchObject(expected));

it('whatever was found, every one stands for a delivery or is named as one too many, and none is sent again', () => {
  const found = fc.uniqueArray(fc.record({ id: fc.uuid(), createdAt: fc.option(fc.nat()) }), { selector: ({ id }) => id, minLength: 1 });
  fc.assert(
    fc.property(found, fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.nat(200_000), (all, alike, complete, now) => {
      const mark = reconciled(text, { found: all, complete, alike, now });
      if (mark.state !== 'sent') throw new Error('it went out');
      expect(mark.extraIds).toHaveLength(Math.max(0, all.length - alike));
      expect([mark.providerId, ...mark.extraIds].every((id) => all.some((each) => each.id === id))).toBe(true);
      expect(mark.extraIds).not.toContain(mark.providerId);
    }),
  );
});
