import { dayAfter, gapTellings, ROSTER_LIMITS, type GapTelling } from '#domain';
import { Injectable } from '@nestjs/common';
import { Directory } from '../people/directory.service.js';
import type { NewNotice } from '../persistence/notice.store.js';
import { dayOf } from './local-time.js';
import { RosterReads } from './persistence/roster-reads.js';
import { when } from './roster-notices.js';
import { ROLES_THAT_READ_GAPS } from './roster-policy.js';
import { RosterTelling } from './roster-telling.service.js';
import { RosterView } from './roster-view.service.js';

const DAY_MS = 86_400_000;
/** A gap that has been open for longer than this is told of once a week, as long as it stays. */
const OPEN_FOR_MS = 7 * DAY_MS;

/** Tells administrators and the mayor of gaps, a week ahead and a day ahead (domain.md §5). Telling again shows once. */
@Injectable()
export class GapTellingService {
  constructor(
    private readonly reads: RosterReads,
    private readonly view: RosterView,
    private readonly directory: Directory,
    private readonly telling: RosterTelling,
  ) {}

  /** @returns how many gaps were told of, most of them again */
  async step(): Promise<number> {
    const now = await this.reads.now();
    const from = now - OPEN_FOR_MS;
    const tellings = gapTellings(await this.view.gapsBetween(from, now + ROSTER_LIMITS.gapDays * DAY_MS), from, now).filter(
      ({ end }) => end > now,
    );
    if (tellings.length === 0) return 0;
    const people = await this.directory.activeWithRoles([...ROLES_THAT_READ_GAPS]);
    const notices = people.flatMap(({ id }) => tellings.map((telling) => noticeOf(id, telling, now)));
    return this.telling.act(undefined, async (tx) => ({ answer: tellings.length, told: await this.telling.tell(tx, null, notices) }));
  }
}

function noticeOf(personId: string, telling: GapTelling, now: number): NewNotice {
  const { ahead, start, end } = telling;
  const channels = telling.channels.join(',');
  const languages = telling.languages.join(',');
  const key = ahead === 'now' ? `gap.now.${channels}.${languages}.${mondayOf(now)}` : `gap.${ahead}.${start}`;
  return { personId, dedupeKey: key, type: 'roster.gap', data: { ahead, ...when({ start, end }), channels, languages } };
}

/** The Monday of the local week. */
function mondayOf(now: number): string {
  const day = dayOf(now);
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
