export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const WORK = 8 * HOUR;

/** In days of the calendar, as in the tests' policy. */
const DAYS = new Map(
  Object.entries({ first_answer: 3, next_answer: 2, resolve: 60, resident: 10, verdict: 10, offer: 1, summons: 1, directive: 5 }),
);

/** Working time by a closed formula: every day from 08:00 to 16:00 UTC, or always. */
export class ModelHours {
  constructor(private readonly office: boolean) {}

  get day(): number {
    return this.office ? WORK : DAY;
  }

  /** How long a clock of this kind runs, in working ms. */
  length(kind: string): number {
    return (DAYS.get(kind) ?? 0) * this.day;
  }

  /** Working ms from the epoch to `t`. */
  worked(t: number): number {
    return this.office ? Math.floor(t / DAY) * WORK + Math.min(Math.max((t % DAY) - 8 * HOUR, 0), WORK) : t;
  }

  /** The first instant by which `ms` (more than none) have been worked since `from`. */
  add(from: number, ms: number): number {
    if (!this.office) return from + ms;
    const target = this.worked(from) + ms;
    const day = Math.ceil(target / WORK) - 1;
    return day * DAY + 8 * HOUR + (target - day * WORK);
  }
}
