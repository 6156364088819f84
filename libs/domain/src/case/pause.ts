import { addWorkingTime, durationMs, shiftByPause, workingTimeBetween } from '../sla/working-time.js';
import { CASE_CLOCKS, isRunning, runningClock } from './case-file.js';
import type { ClockChange } from './case-event.js';
import { lengthOf, type CaseDraft } from './case-draft.js';

/** Working ms of the resident's cap that are left: all pauses since the resident last wrote count (domain.md §3). */
export const pauseLeft = (draft: CaseDraft): number => Math.max(0, draft.length('resident') - draft.file.pauseSpentMs);

/** The clocks of a case that now waits for its resident: case clocks pause, `resident` starts with its first reminder. */
export function pausedForResident(draft: CaseDraft): ClockChange[] {
  const paused = draft.file.clocks
    .filter((clock) => isRunning(clock) && (CASE_CLOCKS as readonly string[]).includes(clock.kind))
    .map(({ kind, round }): ClockChange => ({ op: 'pause', kind, round, at: draft.now }));
  const left = pauseLeft(draft);
  const first = reminderTimes(draft).find((ms) => ms < left);
  return [...paused, draft.started('resident', left, { warnAfter: first ?? null })];
}

/** Working ms from the start of a pause to each of the resident's reminders, in order. */
function reminderTimes(draft: CaseDraft): number[] {
  return draft.context.policy.policy.reminders.resident
    .map((iso) => durationMs(draft.context.calendar, lengthOf(iso)))
    .sort((a, b) => a - b);
}

/** The reminder after the one at `warnedAt`, if it still comes before the cap. */
export function nextReminder(draft: CaseDraft, startedAt: number, warnedAt: number, dueAt: number): number | null {
  const instants = reminderTimes(draft).map((ms) => addWorkingTime(draft.context.calendar, startedAt, ms));
  return instants.find((at) => at > warnedAt && at < dueAt) ?? null;
}

/**
 * The pause is over at `at`: the paused span becomes a break, due times move right by the working time paused.
 * @param spent whether the pause counts against the cap: not when it ended because the resident wrote.
 */
export function resumed(draft: CaseDraft, at: number, spent: boolean): { clocks: ClockChange[]; pauseSpentMs: number } {
  const clocks: ClockChange[] = draft.file.clocks.flatMap((clock): ClockChange[] => {
    if (!isRunning(clock) || clock.pausedAt === null) return [];
    const moved = (instant: number) => shiftByPause(draft.context.calendar, instant, clock.pausedAt ?? at, at);
    return [
      {
        op: 'resume',
        kind: clock.kind,
        round: clock.round,
        dueAt: moved(clock.dueAt),
        warnAt: clock.warnAt === null ? null : moved(clock.warnAt),
      },
    ];
  });
  const resident = runningClock(draft.file, 'resident');
  const used = resident ? workingTimeBetween(draft.context.calendar, resident.startedAt, at) : 0;
  return { clocks: [...clocks, ...draft.stopped('resident')], pauseSpentMs: spent ? draft.file.pauseSpentMs + used : 0 };
}
