/** How a resident's call ended: exactly one of these, whatever happened on it. */
export const OUTCOMES = ['talked', 'voicemail', 'callback_promised', 'hung_up'] as const;
export type CallOutcome = (typeof OUTCOMES)[number];

/** What is known of a call that is over. */
export interface CallFacts {
  /** Somebody of the city and the resident were joined. */
  readonly talked: boolean;
  /** A voice message with words in it. */
  readonly voicemail: boolean;
  readonly promised: boolean;
}

/** The most that came of it. Pure. */
export function outcomeOf({ talked, voicemail, promised }: CallFacts): CallOutcome {
  if (talked) return 'talked';
  if (voicemail) return 'voicemail';
  return promised ? 'callback_promised' : 'hung_up';
}
