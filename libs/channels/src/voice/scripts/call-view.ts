import type { Language, PhoneCallState } from '#domain';

/** Who answers for the case. */
export interface CallOwner {
  readonly personId: string;
  readonly name: string;
  /** Has a phone of their own, so that they can be rung. */
  readonly hasPhone: boolean;
  /** Since when, epoch ms. */
  readonly since: number;
}

/** A call and its case as what is said next depends on them. Instants are epoch ms by the database's clock. */
export interface CallView {
  readonly callId: string;
  readonly caseId: string;
  readonly state: PhoneCallState;
  readonly language: Language;
  /** The caller's, E.164; null when it is hidden. */
  readonly number: string | null;
  /** The city calls it: of a country in `CALL_COUNTRIES`, and no service number. False when it is hidden. */
  readonly callable: boolean;
  /** Text messages reach it. */
  readonly takesTexts: boolean;
  /** It is sent the tracking code. */
  readonly textable: boolean;
  /** As people read it. */
  readonly trackingCode: string;
  readonly codeTold: boolean;
  readonly caseIs: 'waiting' | 'held' | 'closed';
  readonly owner: CallOwner | null;
  /** How many wait who came before. */
  readonly before: number;
  readonly queuedAt: number | null;
  /** Since when the mayor's rung rings for this call. */
  readonly topSince: number | null;
  /** How long each rung of the live ladder rings, ms; the last is the mayor's. */
  readonly waitsMs: readonly number[];
  /** By when somebody takes the case, or its owner answers next. */
  readonly dueAt: number | null;
  readonly promisedBy: number | null;
  readonly conference: string | null;
  readonly now: number;
  readonly timeZone: string;
}
