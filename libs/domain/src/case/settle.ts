import { SYSTEM } from './case-event.js';
import { isTicking, runningClock, type Clock } from './case-file.js';
import type { CaseDraft } from './case-draft.js';
import { closeCase } from './closing.js';
import { nextReminder, resumed } from './pause.js';
import { leftLive, standOnRung } from './standing.js';

/**
 * Records everything that is due: `due_at <= now` is breached or expired, in the order of the due times (domain.md §3, "act
 * and clock at the same moment"). After an outage `breachedAt` is the due time and the next round starts now, so one round
 * per settling, not one per missed interval. Idempotent: nothing due, no event.
 */
export function settle(draft: CaseDraft): void {
  for (;;) {
    const due = draft.file.clocks.filter((clock) => isTicking(clock) && clock.dueAt <= draft.now).sort(inOrder)[0];
    if (!due) break;
    ranOut(draft, due);
  }
  for (const clock of draft.file.clocks) {
    if (!isTicking(clock) || clock.warnAt === null || clock.warnAt > draft.now) continue;
    warn(draft, clock);
  }
}

/** By due time; silence closes the case, and so stops every clock, only after all else that was due is recorded (domain.md §2.6). */
const inOrder = (a: Clock, b: Clock): number => Number(a.kind === 'verdict') - Number(b.kind === 'verdict') || a.dueAt - b.dueAt;

function ranOut(draft: CaseDraft, clock: Clock): void {
  switch (clock.kind) {
    case 'take':
      return takeRanOut(draft, clock);
    case 'first_answer':
    case 'next_answer':
    case 'resolve':
      return caseClockRanOut(draft, clock);
    case 'directive':
    case 'summons':
      breach(draft, clock, draft.file.level);
      return draft.amend([draft.started(clock.kind, draft.length(clock.kind), { ref: clock.ref ?? undefined })]);
    case 'verdict':
      return closeCase(draft, 'case.closed_by_silence', SYSTEM, {}, { by: 'silence', outcome: draft.file.answer?.outcome ?? 'advised' });
    case 'resident': {
      const { clocks, pauseSpentMs } = resumed(draft, clock.dueAt, true);
      draft.emit('question.capped', SYSTEM, { dueAt: clock.dueAt }, { set: { state: 'owned', pauseSpentMs }, clocks });
      return;
    }
    case 'offer':
      draft.emit(
        'offer.expired',
        SYSTEM,
        { offerId: clock.ref },
        {
          clocks: [{ op: 'stop', kind: 'offer', round: clock.round, at: draft.now }],
          offersEnded: clock.ref === null ? [] : [{ id: clock.ref, how: 'expired' }],
        },
      );
  }
}

/** One breach is one journal entry: which clock, when it was due, from which level to which. */
function breach(draft: CaseDraft, clock: Clock, toLevel: number): void {
  const { file } = draft;
  // The miss is that of whoever was answerable at the due time, not of who came later (domain.md §4). What the mayor asked of
  // somebody else (a directive, a summons) is no miss of the owner's: `ref` says which it was.
  const missed = isCaseClock(clock) && file.owner && clock.dueAt >= file.owner.since ? file.owner : null;
  draft.emit(
    'clock.breached',
    SYSTEM,
    {
      kind: clock.kind,
      round: clock.round,
      dueAt: clock.dueAt,
      fromLevel: file.level,
      toLevel,
      missedBy: missed ? missed.personId : null,
      ...(clock.ref === null ? {} : { ref: clock.ref }),
    },
    {
      set: {
        ...(toLevel === file.level ? {} : { level: toLevel }),
        ...(missed ? { owner: { ...missed, breached: true } } : {}),
      },
      clocks: [{ op: 'breach', kind: clock.kind, round: clock.round, at: clock.dueAt }],
    },
  );
}

const isCaseClock = (clock: Clock): boolean => clock.kind === 'first_answer' || clock.kind === 'next_answer' || clock.kind === 'resolve';

function takeRanOut(draft: CaseDraft, clock: Clock): void {
  // The resident who waited live has gone: the case goes on at the same level on the asynchronous ladder of its kind.
  const gone = draft.file.live && !draft.context.residentPresent;
  breach(draft, clock, draft.raised());
  if (gone) draft.emit('live.ended', SYSTEM, { why: 'resident-gone' }, { set: leftLive(draft) });
  standOnRung(draft);
}

function caseClockRanOut(draft: CaseDraft, clock: Clock): void {
  const before = draft.file.level;
  breach(draft, clock, Math.max(before, draft.topLevel));
  if (clock.kind !== 'take' && clock.kind !== 'resident') {
    const kind = clock.kind as 'first_answer' | 'next_answer' | 'resolve';
    draft.amend([draft.started(kind, draft.length(kind))]);
  }
  const take = runningClock(draft.file, 'take');
  // A `take` that is due as well is recorded for itself and starts anew on the rung reached here.
  if (draft.file.state === 'waiting' && draft.file.level !== before && take && take.dueAt > draft.now) {
    draft.amend(draft.stopped('take'));
    standOnRung(draft);
  }
}

/** Three quarters of a promise have passed, or the resident's reminder is due: told once. */
function warn(draft: CaseDraft, clock: Clock): void {
  const next = clock.kind === 'resident' ? nextReminder(draft, clock.startedAt, draft.now, clock.dueAt) : null;
  draft.emit(
    clock.kind === 'resident' ? 'question.reminded' : 'clock.warned',
    SYSTEM,
    { kind: clock.kind, round: clock.round, dueAt: clock.dueAt },
    {
      clocks: [{ op: 'warned', kind: clock.kind, round: clock.round, warnAt: next }],
    },
  );
}
