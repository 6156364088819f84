import { ReadingService, type ContactRow } from '#cases';
import { LivingRooms } from '#city';
import type { Slip } from '#contracts';
import type { Language } from '#domain';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { VisitStore } from '../persistence/visit.store.js';
import { SlipLinks } from './slip-links.js';

/** What a slip shows: the code, who answers and by when, where the visit was. Not a word of the matter. */
@Injectable()
export class Slips {
  constructor(
    private readonly visits: VisitStore,
    private readonly reading: ReadingService,
    private readonly rooms: LivingRooms,
    private readonly links: SlipLinks,
  ) {}

  /** @param shown the key itself, when it was shown and not the cookie that no script reads: only then the link with it is told */
  async of(contact: ContactRow, shown: string | undefined): Promise<Slip> {
    const facts = await this.visits.slipFacts(contact.caseId);
    if (!facts) throw new RefusalError({ code: 'not-found' });
    const { trackingCode, state, answerable, clocks, openedAt } = await this.reading.track(facts.trackingCode);
    return {
      ...{ trackingCode, state, answerable, clocks, openedAt },
      ...(facts.village === null ? {} : { village: facts.village }),
      ...(facts.desk === null ? {} : { livingRoom: await this.roomOf(facts.desk) }),
      language: contact.language as Language,
      followUrl: this.links.follow(trackingCode),
      ...(shown === undefined ? {} : { keyUrl: this.links.conversation(trackingCode, shown) }),
    };
  }

  /** Where the visit was, as far as the city has told. */
  private async roomOf(village: string): Promise<NonNullable<Slip['livingRoom']>> {
    const room = await this.rooms.ofVillage(village);
    return { village, ...(room ? { name: room.school, address: room.address } : {}) };
  }
}
