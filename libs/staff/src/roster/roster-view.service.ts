import type { Roster, RosterGaps, RosterQuery } from '#contracts';
import { dayAfter, gapsOf, presences, ROSTER_LIMITS, type Gap } from '#domain';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { Directory } from '../people/directory.service.js';
import { PeopleNames } from '../persistence/people-names.js';
import { wallClock } from './local-time.js';
import { AbsenceStore } from './persistence/absence.store.js';
import { PatternStore } from './persistence/pattern.store.js';
import { RosterReads } from './persistence/roster-reads.js';
import { ShiftStore } from './persistence/shift.store.js';
import { presentAbsence, presentPattern } from './present-roster.js';
import { ShiftView } from './shift-view.service.js';

const DAY_MS = 86_400_000;
const iso = (instant: number): string => new Date(instant).toISOString();

/** The roster as people read it, and its gaps. */
@Injectable()
export class RosterView {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly patterns: PatternStore,
    private readonly absences: AbsenceStore,
    private readonly reads: RosterReads,
    private readonly view: ShiftView,
    private readonly directory: Directory,
    private readonly names: PeopleNames,
  ) {}

  /** Some days of it. @throws RefusalError `invalid-query` for too many days or none, or for a person who is not there */
  async of({ from, to, person }: RosterQuery): Promise<Roster> {
    const start = wallClock(from, '00:00');
    const end = wallClock(dayAfter(to, 1), '00:00');
    if (end <= start) throw invalid('to', 'backwards');
    if (to > dayAfter(from, ROSTER_LIMITS.readDays - 1)) throw invalid('to', 'too-many-days');
    const one = person === undefined ? null : await this.directory.activeByUsername(person);
    if (one === undefined) throw invalid('person', 'no-such-person');
    const id = one?.id ?? null;
    const [shifts, absences, patterns] = await Promise.all([
      this.shifts.between(start, end, id),
      this.absences.between(start, end, id),
      this.patterns.inForce(id),
    ]);
    const names = await this.names.of([...absences, ...patterns].map(({ personId }) => personId));
    return {
      ...{ from: iso(start), to: iso(end), shifts: await this.view.all(shifts) },
      absences: absences.map((absence) => presentAbsence(absence, names)),
      patterns: patterns.map((pattern) => presentPattern(pattern, names)),
    };
  }

  /** Of the next fourteen days, as they are shown. */
  async gaps(): Promise<RosterGaps> {
    const now = await this.reads.now();
    const to = now + ROSTER_LIMITS.gapDays * DAY_MS;
    const gaps = await this.gapsBetween(now, to);
    return {
      ...{ from: iso(now), to: iso(to) },
      gaps: gaps.map(({ channel, language, start, end }) => ({ channel, language, startsAt: iso(start), endsAt: iso(end) })),
    };
  }

  /** Epoch ms. */
  async gapsBetween(from: number, to: number): Promise<Gap[]> {
    const { shifts, absences } = await this.reads.span(from, to);
    return gapsOf(presences(shifts, absences), from, to);
  }
}

const invalid = (path: string, code: string): RefusalError => new RefusalError({ code: 'invalid-query', errors: [{ path, code }] });
