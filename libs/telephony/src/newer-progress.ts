import { CALL_STATES, isCallOver, MESSAGE_STATES, type MessageState } from './call-state.js';
import type { CallProgress } from './phone-events.js';

/**
 * Which of two reports about one call stands: the one that says it is over, otherwise the one with the higher sequence. A total
 * order, so the same reports lead to the same state in whatever order and however often they come. Pure.
 */
export function newerProgress(known: CallProgress | null, next: CallProgress): CallProgress {
  if (known === null) return next;
  const before = standing(known);
  const after = standing(next);
  const at = after.findIndex((value, index) => value !== before[index]);
  return at !== -1 && after[at]! > before[at]! ? next : known;
}

const standing = ({ state, sequence, at, durationSeconds }: CallProgress): number[] => [
  isCallOver(state) ? 1 : 0,
  sequence ?? -1,
  CALL_STATES.indexOf(state),
  at ?? Number.NEGATIVE_INFINITY,
  durationSeconds ?? -1,
];

/**
 * Which of two states of one message stands; reports carry no sequence, so it is the later one in a message's life. That it
 * arrived outweighs that it was given up, for carriers report both when they try again.
 */
export const newerMessageState = (known: MessageState | null, next: MessageState): MessageState =>
  known !== null && MESSAGE_STATES.indexOf(known) >= MESSAGE_STATES.indexOf(next) ? known : next;
