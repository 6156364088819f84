/** What a step was told for, and how things stand now. */
export interface Cause {
  readonly type: string;
  /** The round of the `take` clock whose rung told it; null: it was told otherwise. */
  readonly takeRound: number | null;
  /** Told to them as the owner of the case. */
  readonly asOwner: boolean;
  readonly seen: boolean;
  /** They were disabled, or their account is gone. */
  readonly personGone: boolean;
  /** Null: it is about no case. */
  readonly caseNow: {
    readonly state: string;
    readonly takeRound: number;
    readonly isOwner: boolean;
    readonly closedSince: boolean;
    /** An offer or a summons to this person is open. */
    readonly offerOpen: boolean;
  } | null;
}

type StopReason = 'seen' | 'disabled' | 'taken' | 'moved-on' | 'closed' | 'answered';

const OFFERS = ['offer.made', 'summons.made'];

/** Why a step is not sent any more; null: it is still needed. Pure. */
export function whyStopped({ type, takeRound, asOwner, seen, personGone, caseNow }: Cause): StopReason | null {
  if (personGone) return 'disabled';
  if (seen) return 'seen';
  if (!caseNow) return null;
  if (takeRound !== null) {
    if (caseNow.state === 'closed') return 'closed';
    if (caseNow.state !== 'waiting') return 'taken';
    return caseNow.takeRound === takeRound ? null : 'moved-on';
  }
  if (OFFERS.includes(type)) return caseNow.offerOpen ? null : 'answered';
  // What tells that a case was closed is told after it was.
  if (caseNow.closedSince) return 'closed';
  return asOwner && !caseNow.isOwner ? 'moved-on' : null;
}
