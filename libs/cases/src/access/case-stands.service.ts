import { Injectable } from '@nestjs/common';
import { CaseReads } from '../persistence/case-reads.js';
import { mayRead, type Reader, type ReadFacts } from './case-access.js';

/** What those who follow cases live need to know of one: no words, no journal. */
export interface CaseStand extends ReadFacts {
  caseId: string;
  seq: number;
  /** Its resident is there, waiting (domain.md §4). */
  live: boolean;
}

/** How cases stand and who may read them, for what is told outside of a request: the same rules as REST. */
@Injectable()
export class CaseStands {
  constructor(private readonly reads: CaseReads) {}

  /** Undefined for what is not there. */
  async of(caseId: string): Promise<CaseStand | undefined> {
    const loaded = await this.reads.stand(caseId);
    if (!loaded) return undefined;
    const { seq, live, state, owner, offers, assists } = loaded.file;
    return { caseId, seq, live, state, owner, offers, assists, escalated: loaded.escalated };
  }

  /** Asks for a grant to read with a reason only where that decides. */
  async mayRead(reader: Reader, stand: CaseStand): Promise<boolean> {
    const answer = mayRead(reader, stand, false);
    return answer === 'reason' ? this.reads.isGranted(stand.caseId, reader.personId) : answer === 'yes';
  }
}
