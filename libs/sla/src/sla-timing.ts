/** How often the worker looks, in ms. */
export interface SlaTiming {
  /** The sweep over what is due (domain.md §4: 5 s). `null`: never, which only tests want. */
  sweepEveryMs: number | null;
  /** Looking ahead for clocks to arm. `null`: no alarms. */
  armEveryMs: number | null;
  /** How far ahead clocks are armed. */
  horizonMs: number;
  /** The audit (domain.md §4: every minute). */
  auditEveryMs: number | null;
}

export const SLA_TIMING = Symbol('SLA_TIMING');

export const DEFAULT_SLA_TIMING: SlaTiming = { sweepEveryMs: 5_000, armEveryMs: 1_000, horizonMs: 60_000, auditEveryMs: 60_000 };
