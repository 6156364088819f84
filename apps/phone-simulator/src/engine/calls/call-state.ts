/** As callbacks name them. `initiated` has no place in REST, where such a call is still `queued`. */
export type CallStatus = 'queued' | 'initiated' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

const FINAL = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const satisfies readonly CallStatus[];
export type FinalStatus = (typeof FINAL)[number];

export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

export const isFinal = (status: CallStatus): status is FinalStatus => (FINAL as readonly CallStatus[]).includes(status);

/** The event by which one subscribes to a state. Pure. */
export function eventOf(status: CallStatus): CallEvent | undefined {
  if (status === 'queued') return undefined;
  if (status === 'in-progress') return 'answered';
  return isFinal(status) ? 'completed' : status;
}
