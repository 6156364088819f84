import type { Core } from '../core.js';
import type { Call } from './call.js';
import type { Given } from './ear.js';

/** Two calls that hear each other. */
export interface Talk {
  /** Resolves with how many whole seconds it was. */
  readonly over: Promise<number>;
  /** Ends it; the calls go on. */
  part(): void;
}

/** A call may talk for as long, in seconds, unless a document says less. */
export const LONGEST_TALK = 14_400;

/**
 * Lets two calls hear each other until one of them ends or somebody parts them.
 * @param byStar whether the first parts from the second by the key `*`
 */
export function startTalk(core: Core, one: Call, other: Call, { limitSeconds = LONGEST_TALK, byStar = false } = {}): Talk {
  const began = core.clock.now();
  const stops: (() => void)[] = [];
  let isOver = false;
  let tell: (seconds: number) => void = () => undefined;
  const over = new Promise<number>((resolve) => (tell = resolve));
  const part = () => {
    if (isOver) return;
    isOver = true;
    one.peer = other.peer = undefined;
    for (const stop of stops) stop();
    tell(Math.round((core.clock.now() - began) / 1_000));
  };
  core.trace.add('bridged', { callSid: one.sid, otherSid: other.sid });
  one.peer = other;
  other.peer = one;
  const limit = core.clock.after(limitSeconds, part);
  stops.push(
    () => limit.cancel(),
    one.ear.listen({ wants: 'both', hear: (given) => (byStar && 'key' in given && given.key === '*' ? part() : pass(given, other)) }),
    other.ear.listen({ wants: 'both', hear: (given) => pass(given, one) }),
  );
  stops.push(one.onEnd(part), other.onEnd(part));
  return { over, part };
}

const pass = (given: Given, to: Call): void => to.hear('key' in given ? `♪ ${given.key}` : given.words, 'other');
