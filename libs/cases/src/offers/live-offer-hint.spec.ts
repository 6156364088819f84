import { randomUUID } from 'node:crypto';
import { hintsOfOffer, type LiveOfferHint } from './live-offer-hint.js';

/** PostgreSQL refuses notifications of 8,000 bytes; the bus takes less. */
const MOST_BYTES = 7_500;

describe('hints of live offers', () => {
  const offer = { caseId: randomUUID(), offerId: randomUUID(), seq: 2_000_000_000, gone: 'moved_on' as const };
  it.each([1, 150, 151, 400])('name %i people, each once, in parts that fit into a notification', (count) => {
    const to = Array.from({ length: count }, () => randomUUID());
    const hints = hintsOfOffer({ ...offer, to });
    expect(hints.flatMap(({ body }) => (body as LiveOfferHint).to)).toEqual(to);
    for (const hint of hints) expect(JSON.stringify([hint]).length).toBeLessThan(MOST_BYTES);
  });

  it('of a round that nobody heard of are none, unless somebody took it: theirs is one resident more', () => {
    expect(hintsOfOffer({ ...offer, to: [] })).toEqual([]);
    const takenBy = randomUUID();
    expect(hintsOfOffer({ ...offer, to: [], gone: 'taken', takenBy })).toEqual([
      { topic: 'live-offer', body: { ...offer, to: [], gone: 'taken', takenBy } },
    ]);
  });
});
