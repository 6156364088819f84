import type { Absence, ChangeAbsence, NewAbsence } from '#contracts';
import type { IdempotentRequest, Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { PeopleUnderLock } from '../people/people-under-lock.js';
import { refuseIf } from '../people/refuse.js';
import { PeopleNames } from '../persistence/people-names.js';
import { StaffJournal, type StaffEventType } from '../persistence/staff-journal.store.js';
import type { Viewer } from '../viewer.js';
import { AbsenceStore, type AbsenceRow } from './persistence/absence.store.js';
import { RosterReads } from './persistence/roster-reads.js';
import { presentAbsence } from './present-roster.js';
import { when } from './roster-notices.js';
import { mayBeRostered } from './roster-policy.js';
import { RosterPeople } from './roster-people.service.js';
import { RosterTelling, type Told } from './roster-telling.service.js';
import { absenceRefused } from './shift-times.js';

/** Who is away: one's own, or anybody's by the administrator. What they hold is looked after by the sweep, from when it begins. */
@Injectable()
export class Absences {
  constructor(
    private readonly store: AbsenceStore,
    private readonly reads: RosterReads,
    private readonly people: RosterPeople,
    private readonly names: PeopleNames,
    private readonly lock: PeopleUnderLock,
    private readonly journal: StaffJournal,
    private readonly telling: RosterTelling,
  ) {}

  /** @throws RefusalError `forbidden`, `no-such-person`, `cannot-be-rostered`, `absence-overlaps`, and those of `absenceRefused` */
  async add(viewer: Viewer, given: NewAbsence, request?: IdempotentRequest): Promise<Absence> {
    return this.telling.act(request, async (tx) => {
      const own = given.person === undefined || given.person === viewer.username;
      if (!own) await this.lock.administrators(tx, viewer);
      else refuseIf(mayBeRostered(viewer) ? undefined : 'forbidden');
      const personId = own ? viewer.personId : (await this.people.required(tx, given.person ?? '')).id;
      const absence = { id: randomUUID(), personId, start: Date.parse(given.startsAt), end: Date.parse(given.endsAt) };
      refuseIf(absenceRefused(absence, await this.reads.now(tx)));
      await this.store.insert(tx, absence);
      return this.done(tx, viewer, 'absence.added', absence);
    });
  }

  /** What has begun keeps its beginning. @throws RefusalError `not-found`, `absence-over`, and those of {@link add} */
  async change(viewer: Viewer, id: string, change: ChangeAbsence, request?: IdempotentRequest): Promise<Absence> {
    return this.telling.act(request, async (tx) => {
      const before = await this.required(tx, viewer, id);
      const now = await this.reads.now(tx);
      refuseIf(before.end <= now ? 'absence-over' : undefined);
      const start = change.startsAt === undefined || before.start <= now ? before.start : Date.parse(change.startsAt);
      const absence = { ...before, start, end: change.endsAt === undefined ? before.end : Date.parse(change.endsAt) };
      refuseIf(absenceRefused(absence, now));
      await this.store.update(tx, absence);
      return this.done(tx, viewer, 'absence.changed', absence);
    });
  }

  /** One that has begun ends now, one that has not never was; one that is over stays as it is. @throws RefusalError `not-found`, `forbidden` */
  async end(viewer: Viewer, id: string, request?: IdempotentRequest): Promise<void> {
    await this.telling.act<Absence | null>(request, async (tx) => {
      const absence = await this.required(tx, viewer, id);
      if (absence.end <= (await this.reads.now(tx))) return { answer: null, told: [] };
      await this.store.end(tx, id);
      return this.done(tx, viewer, 'absence.ended', absence);
    });
  }

  /** Locked. Whose it is decides who may. @throws RefusalError `not-found`, `forbidden` */
  private async required(tx: Tx, viewer: Viewer, id: string): Promise<AbsenceRow> {
    const absence = await this.store.locked(tx, id);
    if (!absence) throw new RefusalError({ code: 'not-found' });
    if (absence.personId !== viewer.personId) await this.lock.administrators(tx, viewer);
    return absence;
  }

  private async done(tx: Tx, viewer: Viewer, type: StaffEventType, absence: AbsenceRow): Promise<Told<Absence>> {
    const { id, personId } = absence;
    const seq = await this.journal.write(tx, { type, personId, actor: viewer, data: { absenceId: id } });
    const told = await this.telling.tell(tx, viewer, [{ personId, dedupeKey: `absence.${id}.${seq}`, type, data: when(absence) }]);
    return { answer: presentAbsence(absence, await this.names.of([personId], tx)), told };
  }
}
