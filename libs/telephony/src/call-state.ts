/** Where a call, or one leg of a call, stands. */
export const CALL_STATES = ['starting', 'ringing', 'answered', 'completed', 'busy', 'no-answer', 'failed', 'cancelled'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** States that nothing comes after. `completed`: it was answered, and has ended. */
const ENDED_CALL_STATES = ['completed', 'busy', 'no-answer', 'failed', 'cancelled'] as const satisfies readonly CallState[];

/** Whether nothing comes after this state. */
export const isCallOver = (state: CallState): boolean => (ENDED_CALL_STATES as readonly CallState[]).includes(state);

/** Where a text message stands. `received`: it came to us. */
export const MESSAGE_STATES = ['queued', 'sent', 'undelivered', 'failed', 'delivered', 'read', 'received'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export type MessageChannel = 'sms' | 'whatsapp';
