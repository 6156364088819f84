import type { LiveOffer } from '#contracts';
import { formatTrackingCode, LIMITS } from '#domain';
import type { LiveOfferRow } from '../persistence/live-offer.store.js';

/** A live contact as somebody to whom it is offered sees it: no name, no number, of the words only the beginning. */
export function presentLiveOffer(row: LiveOfferRow): LiveOffer {
  const { firstWords } = row;
  return {
    offerId: row.offerId,
    caseId: row.caseId,
    seq: row.seq,
    trackingCode: formatTrackingCode(row.trackingCode),
    channel: row.channel as LiveOffer['channel'],
    language: row.language as LiveOffer['language'],
    ...(row.village === null ? {} : { village: row.village }),
    ...(row.topic === null ? {} : { topic: row.topic as NonNullable<LiveOffer['topic']> }),
    ...(firstWords === null ? {} : { firstWords: excerptOf(firstWords) }),
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    level: row.level,
  };
}

/** By characters, not UTF-16 units: none is cut in half. */
function excerptOf(words: string): string {
  const characters = [...words];
  return characters.length <= LIMITS.firstWords ? words : `${characters.slice(0, LIMITS.firstWords - 1).join('')}…`;
}
