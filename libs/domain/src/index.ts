export * from './vocabulary.js';
export { LIMITS } from './text/limits.js';
export { soundsLikeEmergency } from './text/emergency.js';
export { formatTrackingCode, makeTrackingCode, parseTrackingCode } from './text/tracking-code.js';
export { MASKED_IDENTITY_CODE, maskIdentityCodes } from './privacy/identity-code.js';
export { DURATION_PATTERN, formatDuration, parseDuration, type Duration } from './sla/duration.js';
export {
  addWorkingTime,
  alwaysOpen,
  durationMs,
  shiftByPause,
  workingTimeBetween,
  type Span,
  type WorkingCalendar,
} from './sla/working-time.js';
export * from './sla/policy.js';
export * from './case/case-file.js';
export {
  CASE_EVENTS,
  PHONE_EVENTS,
  VISIT_EVENTS,
  SYSTEM,
  type Actor,
  type CaseChanges,
  type CaseEvent,
  type CaseEventType,
  type ClockChange,
  type PhoneEventType,
  type VisitEventType,
} from './case/case-event.js';
export { evolve, rebuild } from './case/evolve.js';
export { CASE_ACTS, LIFECYCLE, possibleAfter, refusedByState, STATE_REFUSALS, type CaseActName } from './case/lifecycle.js';
export type { CaseRefusal, RefusalCode } from './case/refusal.js';
export type { DecideContext } from './case/case-draft.js';
export { openCase, type Intake } from './case/intake.js';
export { decide, OWNERS_ACTS, settleDue, type By, type CaseAct, type Decision } from './case/decide.js';
export { mayOwn } from './case/ownership-acts.js';
export { REOPENING_MS, withinReopening } from './case/reopening.js';
export { ROSTER_LIMITS } from './duty/limits.js';
export { comingOf, presences, type Away, type Rostered } from './duty/presence.js';
export { gapsOf, type Gap } from './duty/gaps.js';
export { gapTellings, type GapTelling } from './duty/gap-tellings.js';
export { ownerLostBecause, type OwnerStanding } from './duty/owner-away.js';
export { dayAfter, everComes, occurrencesOf, type DutyPattern, type Occurrence, type WallClock } from './duty/pattern.js';
export { isUnstaffed, longestWait } from './case/standing.js';
export {
  dutyFor,
  dutyForAll,
  staffingOf,
  withComing,
  type DutyFor,
  type OnDuty,
  type Routable,
  type Staffing,
  type Upcoming,
} from './routing/duty.js';
export { availabilityOf, DEFAULT_LIVE_CAP, HEARTBEAT_LOST_MS, whoIsOffered, type Availability } from './routing/availability.js';
export { circleOf, onRung, rungAt } from './routing/circle.js';
export { liveRoundChange, liveRoundOf, type LiveRound, type LiveRoundChange, type LiveRoundEnd } from './routing/live-round.js';
