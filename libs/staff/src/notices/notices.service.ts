import type { Me } from '#contracts';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import type { StaffNoticeRow } from '../persistence/entities.js';
import { NoticeStore, type NewNotice, type ToldNotice } from '../persistence/notice.store.js';

export type Notice = Me['notices'][number];

/** Topic of the hint that people have a new notice: `NoticeHint`. */
export const NOTICE_HINT = 'notice';
export interface NoticeHint {
  personIds: readonly string[];
}

/** What people of the city are told inside the product. */
@Injectable()
export class Notices {
  constructor(
    private readonly store: NoticeStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Telling is at-least-once; each fact shows once. @returns those that are new to their readers */
  async tell(tx: Tx, notices: readonly NewNotice[]): Promise<ToldNotice[]> {
    return this.store.add(tx, notices);
  }

  /** What somebody has not seen yet, and what they saw lately. */
  async of(personId: string): Promise<Notice[]> {
    return (await this.store.of(personId)).map(presentNotice);
  }

  /** Repeating it changes nothing. @throws RefusalError `not-found` */
  async seen(personId: string, id: string, request?: IdempotentRequest): Promise<Notice> {
    return this.unitOfWork.once(request, async (tx) => {
      const notice = await this.store.markSeen(tx, personId, id);
      if (!notice) throw new RefusalError({ code: 'not-found' });
      return { answer: presentNotice(notice) };
    });
  }
}

/** Notices whose data is shown whole: it was put there to be. */
const ABOUT_DUTY = /^(shift|swap|roster|pattern|absence)\./;

function presentNotice({ id, at, type, caseId, data, seenAt }: StaffNoticeRow): Notice {
  const { trackingCode } = data;
  return {
    id,
    at: at.toISOString(),
    type,
    ...(caseId && { caseId }),
    ...(typeof trackingCode === 'string' && { trackingCode }),
    ...(ABOUT_DUTY.test(type) && { facts: data }),
    ...(seenAt && { seenAt: seenAt.toISOString() }),
  };
}
