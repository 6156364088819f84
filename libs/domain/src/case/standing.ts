import { rungAt } from '../routing/circle.js';
import type { Staffing } from '../routing/duty.js';
import type { Rung } from '../sla/policy.js';
import { addWorkingTime, durationMs } from '../sla/working-time.js';
import { SYSTEM, type CasePatch, type ClockChange } from './case-event.js';
import { runningClock } from './case-file.js';
import { lengthOf, wallClockMs, type CaseDraft, type DecideContext } from './case-draft.js';

/**
 * The case, unowned, now stands on its level: empty rungs are skipped at once, which the journal says and which is no
 * escalation (domain.md §5), then the `take` clock of the rung starts. A rung is empty if nobody stands on it before that clock
 * would run out. Called after the event that brought it here.
 * @param atLatest a promise that stands already, epoch ms: the clock runs out no later
 */
export function standOnRung(draft: CaseDraft, atLatest = Number.POSITIVE_INFINITY): void {
  for (;;) {
    const clock = takeClock(draft, atLatest);
    if (!isEmpty(draft, dueAt(clock))) return draft.amend([clock]);
    draft.emit('rung.skipped', SYSTEM, { from: draft.file.level, why: 'nobody-on-duty' }, { set: { level: draft.raised() } });
  }
}

/**
 * Whoever stood on the rung went off duty, and nobody comes before its `take` runs out: the case goes up at once, and what was promised
 * to the resident is not put off by it (domain.md §2.4, §5). A rung on which somebody stands is left as it is. Said twice, done once.
 */
export function leaveEmptyRung(draft: CaseDraft): void {
  const promised = runningClock(draft.file, 'take')?.dueAt;
  if (promised === undefined || !isEmpty(draft, promised)) return;
  const { level } = draft.file;
  draft.emit(
    'rung.skipped',
    SYSTEM,
    { from: level, why: 'nobody-on-duty' },
    { set: { level: draft.raised() }, clocks: draft.stopped('take') },
  );
  standOnRung(draft, promised);
}

/** Whether nobody stands on the rung that the case is on, before `until`. The mayor always stands on theirs. */
function isEmpty(draft: CaseDraft, until: number): boolean {
  const rung = rungAt(draft.ladder, draft.file.level);
  if (!rung || rung.tell === 'mayor' || draft.file.level >= draft.topLevel) return false;
  return isUnstaffed(rung.tell, draft.context.staffing, draft.now, until);
}

/** Whether nobody stands on such a rung now, nor comes before `until` (domain.md §5). Epoch ms. */
export function isUnstaffed(tell: 'duty' | 'duty_all', { duty, dutyAll }: Staffing, now: number, until: number): boolean {
  const from = tell === 'duty' ? duty : dutyAll;
  return from === null || (from > now && from >= until);
}

/** The resident no longer waits live: the same level of the asynchronous ladder, and the mayor's stays the mayor's. */
export function leftLive(draft: CaseDraft): CasePatch {
  const atTop = draft.file.level >= draft.topLevel;
  return { live: false, ...(draft.file.live && atTop ? { level: draft.context.policy.policy.ladder.length - 1 } : {}) };
}

/** The next round of `take` on the rung that the case stands on, which ends at `atLatest` at the latest. */
function takeClock(draft: CaseDraft, atLatest: number): ClockChange {
  const clock = rungsTakeClock(draft);
  return dueAt(clock) <= atLatest ? clock : draft.startedUntil('take', atLatest, !draft.file.live);
}

/** As long as the rung waits. A live ladder runs on the wall clock. */
function rungsTakeClock(draft: CaseDraft): ClockChange {
  const rung = rungAt(draft.ladder, draft.file.level);
  if (!rung) throw new RangeError('a policy without a ladder');
  const { policy } = draft.context.policy;
  if (draft.file.live && policy.live) {
    const wait = wallClockMs(rung.wait);
    // What would wake the mayor outside their duty comes at most this often (domain.md §4).
    const { mayor } = draft.context.staffing;
    const onDuty = mayor !== null && mayor <= draft.now;
    const quiet = rung.tell === 'mayor' && !onDuty ? Math.max(wait, wallClockMs(policy.quietRepeat)) : wait;
    return draft.started('take', quiet, { wallClock: true, warnAfter: null });
  }
  return draft.started('take', durationMs(draft.context.calendar, lengthOf(rung.wait)));
}

/** How long a rung may wait at most if the case came to stand on it now: whoever comes later makes no rung staffed. Epoch ms. */
export function longestWait({ now, calendar, policy: { policy } }: DecideContext): number {
  const below = (ladder: readonly Rung[]): readonly Rung[] => ladder.filter(({ tell }) => tell !== 'mayor');
  return Math.max(
    now,
    ...below(policy.ladder).map(({ wait }) => addWorkingTime(calendar, now, durationMs(calendar, lengthOf(wait)))),
    ...below(policy.live?.ladder ?? []).map(({ wait }) => now + wallClockMs(wait)),
  );
}

const dueAt = (clock: ClockChange): number => (clock.op === 'start' ? clock.dueAt : Number.POSITIVE_INFINITY);
