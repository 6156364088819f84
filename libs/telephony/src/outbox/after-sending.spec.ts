import fc from 'fast-check';
import { REFUSALS, type Refused } from '../outcome.js';
import { afterSending, backoffMs, isSentAgain, MAX_ATTEMPTS } from './after-sending.js';

const refused = (refusal: Refused['refusal'], more: Partial<Refused> = {}): Refused => ({ ok: false, refusal, ...more });

it('an answer with an id: it went out', () => {
  expect(afterSending({ attempts: 1 }, { ok: true, id: 'CA1' })).toEqual({
    state: 'sent',
    providerId: 'CA1',
    guessed: false,
    extraIds: [],
  });
});

it.each<[string, Refused, number, object]>([
  ['no answer: ask soon', refused('unknown-outcome', { code: 'timeout' }), 1, { state: 'unknown', inMs: 1_000, code: 'timeout' }],
  [
    'a wrong password waits for a person',
    refused('bad-credentials', { code: '20003' }),
    99,
    { state: 'stored', inMs: 30_000, refusal: 'bad-credentials', code: '20003' },
  ],
  ['too many: later', refused('rate-limited'), 1, { state: 'stored', inMs: 2_000, refusal: 'rate-limited', code: null }],
  ['too many: when they say', refused('rate-limited', { retryAfterMs: 9_000 }), 1, { state: 'stored', inMs: 9_000 }],
  ['their fault: later', refused('provider-error'), 4, { state: 'stored', inMs: 60_000 }],
  [
    'their fault for the fifth time',
    refused('provider-error', { code: '500' }),
    5,
    { state: 'refused', refusal: 'provider-error', code: '500' },
  ],
  [
    'nobody has this number',
    refused('invalid-number', { code: '21211' }),
    1,
    { state: 'refused', refusal: 'invalid-number', code: '21211' },
  ],
  ['wants no texts', refused('blocked-recipient'), 1, { state: 'refused' }],
])('%s', (_name, outcome, attempts, expected) => expect(afterSending({ attempts }, outcome)).toMatchObject(expected));

it('what may have gone out is never sent again without looking, and nothing waits for ever but for a password', () => {
  fc.assert(
    fc.property(fc.constantFrom(...REFUSALS), fc.integer({ min: 1, max: 50 }), (refusal, attempts) => {
      const { state } = afterSending({ attempts }, refused(refusal));
      if (refusal === 'unknown-outcome') expect(state).toBe('unknown');
      if (attempts >= MAX_ATTEMPTS && state === 'stored') expect(refusal).toBe('bad-credentials');
    }),
  );
});

it('waits longer and longer, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 50].map(backoffMs)).toEqual([2_000, 5_000, 15_000, 60_000, 60_000, 60_000]);
});

it.each([
  ['sms', 'message', true],
  ['whatsapp', 'receipt', true],
  ['call', 'callback', true],
  ['call', 'ring', false],
  ['call', 'mayor_line', false],
] as const)('%s %s: sent again after its moment: %s', (kind, purpose, again) => expect(isSentAgain({ kind, purpose })).toBe(again));
