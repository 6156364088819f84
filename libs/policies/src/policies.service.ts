import { ALWAYS_OPEN, alwaysOpen, type PolicySnapshot, type WorkingCalendar } from '#domain';
import { canonicalJson } from '#platform/canonical-json';
import { DefinedCalendar } from './calendar/working-calendar.js';
import type { PoliciesFile } from './file/policy-file.js';
import { matches, type ContactTraits } from './policy-match.js';
import { snapshotHash } from './snapshot-hash.js';

const WALL_CLOCK = alwaysOpen();
/** Calendars change by editing a file: more different ones than this means that something else is being asked. */
const KEPT_CALENDARS = 200;

/** The policies in force, and the calendars that cases run in. */
export class Policies {
  private readonly snapshots: readonly PolicySnapshot[];
  private readonly byContent = new Map<string, WorkingCalendar>();
  private readonly bySnapshot = new WeakMap<PolicySnapshot, WorkingCalendar>();

  constructor(readonly file: PoliciesFile) {
    this.snapshots = file.policies.map((policy) =>
      Object.freeze({ policy, calendar: policy.calendar === ALWAYS_OPEN ? null : file.calendars[policy.calendar]! }),
    );
  }

  /** Every policy in force, in the order in which they are asked. */
  all(): PolicySnapshot[] {
    return [...this.snapshots];
  }

  /** The first policy that matches; a case keeps the snapshot for life (domain.md §4). Always the same object for the same policy. */
  choose(contact: ContactTraits): PolicySnapshot {
    const chosen = this.snapshots.find(({ policy }) => matches(policy.match, contact));
    if (!chosen) throw new RangeError('no policy matches: the policies were never validated');
    return chosen;
  }

  /** The calendar of a snapshot, also of one that was stored long ago; equal calendars share one, with its cache of dates. */
  calendarOf(snapshot: PolicySnapshot): WorkingCalendar {
    const { policy, calendar: definition } = snapshot;
    if (definition === null) return WALL_CLOCK;
    let calendar = this.bySnapshot.get(snapshot);
    if (!calendar) {
      const content = canonicalJson([policy.calendar, definition]);
      calendar = this.byContent.get(content) ?? new DefinedCalendar(policy.calendar, definition);
      if (this.byContent.size >= KEPT_CALENDARS) this.byContent.clear();
      this.byContent.set(content, calendar);
      this.bySnapshot.set(snapshot, calendar);
    }
    return calendar;
  }

  /** See {@link snapshotHash}. */
  snapshotHash(snapshot: PolicySnapshot): string {
    return snapshotHash(snapshot);
  }
}
