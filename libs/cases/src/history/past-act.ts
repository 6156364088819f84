import type { AnswerOutcome, NoMatterReason, NonPublicReason, ReleaseReason, Sector, Topic } from '#domain';

/** Who acted, back then: `resident`, or somebody of the city by username. */
export type PastPerson = string;
export const RESIDENT: PastPerson = 'resident';

/** An act as people knew it: their words, usernames, the other case by the key it has in the same history. */
export type PastAct =
  | { act: 'take' | 'accept_offer' | 'withdraw' }
  | { act: 'resident_writes' | 'message' | 'note' | 'question'; text: string }
  | { act: 'answer'; text: string; outcome: AnswerOutcome; reason?: string; alternative?: string }
  | { act: 'helped' | 'did_not_help'; text?: string }
  | { act: 'promise'; resolveBy: number }
  | { act: 'classify'; title?: string; topic?: Topic; sector?: Sector; village?: string }
  | { act: 'release'; reasonCode: ReleaseReason; reason: string }
  | { act: 'offer_handover' | 'summon'; to: string; reason: string }
  | { act: 'decline_offer' | 'relieve' | 'reopen' | 'read'; reason: string }
  | { act: 'ask_assist'; to: string; text: string }
  | { act: 'reply_assist'; text: string }
  | { act: 'direct'; sector: Sector; text: string; dueAt: number }
  | { act: 'mark_duplicate'; of: string }
  | { act: 'no_matter'; reasonCode: NoMatterReason }
  | { act: 'restrict'; reasonCode: NonPublicReason };

/** One step of a past case; steps come in the order of their times (epoch ms). */
export interface PastStep {
  at: number;
  by: PastPerson;
  act: PastAct;
}
