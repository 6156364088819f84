export * from './vocabulary.js';
export { LIMITS } from './text/limits.js';
export { formatTrackingCode, makeTrackingCode, parseTrackingCode } from './text/tracking-code.js';
export { MASKED_IDENTITY_CODE, maskIdentityCodes } from './privacy/identity-code.js';
export { formatDuration, parseDuration, type Duration } from './sla/duration.js';
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
