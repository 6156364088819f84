import type { CaseHappenings, Happening } from '#cases';
import type { OnDuty } from '#domain';

/** What somebody is told. The interface has a sentence for each in every language; none carries words of a case. */
export const TELLING_TYPES = [
  /** Stands on your rung of the ladder and waits for somebody to take it; `live`: the resident is there. */
  'case.waits',
  'case.waits_live',
  /** For the mayor: waits on the last rung, or a promise on it was broken, or was laid before them. */
  'case.at_mayor',
  'clock.warned',
  'clock.breached',
  'summons.unanswered',
  'directive.breached',
  'message.resident',
  'message.note',
  /** The resident of a case of yours sits in a living room now. */
  'visit.began',
  'question.capped',
  'verdict.helped',
  'verdict.not_helped',
  'case.reopened',
  'case.closed_by_silence',
  'case.withdrawn',
  'case.no_matter',
  'offer.made',
  'offer.accepted',
  'offer.declined',
  'offer.expired',
  'summons.made',
  'summons.accepted',
  'summons.declined',
  'owner.relieved',
  'owner.replaced',
  'assist.asked',
  'assist.replied',
  'directive.given',
  'duplicate.joined',
  'classification.suggested',
] as const;
export type TellingType = (typeof TELLING_TYPES)[number];

/** One person to tell one thing. */
export interface Telling {
  personId: string;
  type: TellingType;
}

/** Who there is to tell. */
export interface Audience {
  onDuty: readonly OnDuty[];
  /** Active participation mayors, on duty or not: the top of every ladder. */
  mayors: readonly string[];
  /** Officials who answer for a sector, on duty or not. */
  sectorHeads: (sector: string) => readonly string[];
}

/** What a telling is decided from. */
export interface Context {
  happening: Happening;
  about: Pick<CaseHappenings, 'language' | 'village' | 'topic' | 'policy' | 'duplicatesOwner'>;
  audience: Audience;
}
