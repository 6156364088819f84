import type { CaseStand } from '#cases';
import { HintBus } from '#platform/hints';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { ROOMS } from '../rooms.js';
import { PRESENCE_HINT, type PresenceHint } from './presence-hint.js';
import { RecentStands } from './recent-stands.js';

/** What is told: `seq` up to which somebody has seen the conversation. */
export interface Doing {
  caseId: string;
  socketId: string;
  doing: PresenceHint['doing'];
  seq?: number;
}

/** Who is typing or reading: told to the others who may read the case, in every process, and forgotten. */
@Injectable()
export class Presence {
  constructor(
    private readonly stands: RecentStands,
    private readonly bus: HintBus,
  ) {}

  /** @throws RefusalError `not-found`, alike for a case that is not there and one that may not be read */
  async ofPerson(viewer: SignedInViewer, { caseId, socketId, doing, seq }: Doing): Promise<void> {
    const stand = await this.stands.readable(viewer, caseId);
    if (!stand) throw new RefusalError({ code: 'not-found' });
    const { personId, name, username } = viewer;
    const role = stand.owner?.personId === personId ? 'owner' : 'official';
    this.tell(stand, { caseId, from: { socketId, room: ROOMS.person(personId) }, who: { role, name, username }, doing, seq });
  }

  /** @param caseId the resident's own */
  async ofResident({ caseId, socketId, doing, seq }: Doing): Promise<void> {
    const stand = await this.stands.of(caseId);
    if (!stand) throw new RefusalError({ code: 'not-found' });
    this.tell(stand, { caseId, from: { socketId, room: ROOMS.resident(caseId) }, who: { role: 'resident' }, doing, seq });
  }

  private tell(stand: CaseStand, hint: Omit<PresenceHint, 'readers'>): void {
    const parts = [stand.owner?.personId, ...stand.offers.map(({ to }) => to), ...stand.assists.map(({ to }) => to)];
    const readers = {
      parts: [...new Set(parts.filter((id): id is string => id !== undefined))],
      waiting: stand.state === 'waiting',
      escalated: stand.escalated,
    };
    this.bus.publish({ topic: PRESENCE_HINT, body: { ...hint, readers } satisfies PresenceHint });
  }
}
