import type { Plan, PlannedShift, Stretch } from './plan.js';

/** A case that nobody owns, as it stands. Instants are epoch ms. */
export interface Unowned {
  id: string;
  channel: string;
  language: string;
  village: string | null;
  tell: 'duty' | 'duty_all' | 'mayor';
  /** When its `take` runs out. */
  dueAt: number;
}

const covers = ({ from, to }: Stretch, at: number): boolean => from <= at && at < to;

/** Says from the plan alone who is there: what the product is compared with, so it shares nothing with it. */
export class Oracle {
  private readonly away: Map<number, Stretch[]>;

  constructor(private readonly plan: Plan) {
    this.away = new Map();
    for (const absence of plan.absences) this.away.set(absence.person, [...(this.away.get(absence.person) ?? []), absence]);
  }

  isAway(person: number, at: number): boolean {
    return this.away.get(person)?.some((absence) => covers(absence, at)) ?? false;
  }

  /** Who is on duty. */
  there(at: number): PlannedShift[] {
    return this.plan.shifts.filter((shift) => covers(shift, at) && !this.isAway(shift.person, at));
  }

  /** Whom the rung tells that a case stands on: places of people in the plan. */
  onRung(about: Omit<Unowned, 'id' | 'dueAt'>, at: number): number[] {
    return this.there(at)
      .filter((shift) => this.fits(shift, about))
      .map(({ person }) => person);
  }

  /** Whether somebody stands on the rung, now or before it is due; the mayor always does (domain.md §5). */
  isAnswerable(about: Unowned, at: number): boolean {
    if (about.tell === 'mayor') return true;
    if (this.onRung(about, at).length > 0) return true;
    return this.plan.shifts.some(
      (shift) =>
        shift.to > at &&
        shift.from < about.dueAt &&
        this.fits(shift, about) &&
        !this.isAwayThroughout(shift, Math.max(at, shift.from), about.dueAt),
    );
  }

  private isAwayThroughout(shift: PlannedShift, from: number, until: number): boolean {
    const end = Math.min(shift.to, until);
    return this.away.get(shift.person)?.some((absence) => absence.from <= from && absence.to >= end) ?? false;
  }

  private fits({ person, channels }: PlannedShift, { tell, channel, language, village }: Omit<Unowned, 'id' | 'dueAt'>): boolean {
    if (tell === 'duty_all') return true;
    const { villages, languages } = this.plan.officials[person]!.duties;
    return (
      (channels.length === 0 || (channels as string[]).includes(channel)) &&
      (village === null || villages.length === 0 || villages.includes(village)) &&
      (languages as readonly string[]).includes(language)
    );
  }
}
