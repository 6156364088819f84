import type { HintBus, Hint } from '#platform/hints';
import { SESSION_ENDED_HINT, sessionEndedByHint, type SessionEndedHint } from './session-ended.js';

describe('sessionEndedByHint', () => {
  it('names every session, in hints that each fit a notification', () => {
    const published: Hint[] = [];
    const bus = { publish: (...hints: Hint[]) => void published.push(...hints) } as unknown as HintBus;
    const ended = Array.from({ length: 120 }, (_, at) => ({ sessionIdHash: String(at).padStart(64, '0') }));
    sessionEndedByHint.useFactory(bus)(ended);
    expect(published.every((hint) => hint.topic === SESSION_ENDED_HINT && JSON.stringify(hint).length < 7_500)).toBe(true);
    expect(published.flatMap(({ body }) => (body as SessionEndedHint).sessionIdHashes)).toEqual(ended.map((each) => each.sessionIdHash));
  });
});
