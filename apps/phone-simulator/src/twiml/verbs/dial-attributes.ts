import { LONGEST_TALK } from '../../engine/calls/talk.js';
import { flagOf, numberOf } from '../attributes.js';
import type { Element } from '../parse.js';

/** How long it rings or waits, in seconds. Pure. */
export const ringSecondsOf = (dial: Element): number => numberOf(dial, 'timeout', 30, 1, 600);

/** How long two may talk, and whether the first may part by `*`. Pure. */
export const talkOptionsOf = (dial: Element): { limitSeconds: number; byStar: boolean } => ({
  limitSeconds: numberOf(dial, 'timeLimit', LONGEST_TALK, 1, 86_400),
  byStar: flagOf(dial, 'hangupOnStar', false),
});
