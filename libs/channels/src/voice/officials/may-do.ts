import type { CasePhone } from '#contracts';
import type { PhoneCallState } from '#domain';

/** What decides what somebody may do with the telephone on a case. */
export interface PhoneStanding {
  /** They answer for it, and it is not closed. */
  readonly owns: boolean;
  readonly hasLine: boolean;
  /** A number of the resident's is known that can be called. */
  readonly isCallable: boolean;
  /** Somebody called or wrote about the case from a number that showed. */
  readonly cameFromNumber: boolean;
  /** Where its calls are. */
  readonly calls: readonly PhoneCallState[];
}

/** All of it is the owner's alone; the acts themselves decide again. Pure. */
export function mayDo({ owns, hasLine, isCallable, cameFromNumber, calls }: PhoneStanding): CasePhone['may'] {
  const isRunning = calls.some((state) => state !== 'ended');
  const talks = owns && calls.includes('talking');
  return {
    call: owns && hasLine && isCallable && !isRunning,
    hold: talks,
    bringIn: talks,
    end: owns && isRunning,
    block: owns && cameFromNumber,
  };
}
