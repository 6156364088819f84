import type { CaseHappenings } from '#cases';
import { formatTrackingCode } from '#domain';
import type { Tx } from '#platform/database';
import { Notices, type NewNotice } from '#staff';
import { Injectable } from '@nestjs/common';
import { StepPlanner } from './paths/step-planner.service.js';
import { toldBy, type Cause } from './paths/told-by.js';
import { AudienceStore } from './persistence/audience.store.js';
import type { Audience } from './telling.js';
import { tellings } from './tellings.js';

/** A notice, and why somebody is told it. */
interface Told {
  notice: NewNotice;
  cause: Cause;
  quietRepeat: string;
}

/** Whom it was new to. */
export interface NewlyTold {
  personIds: string[];
  /** Steps were stored that go out beside the app. */
  steps: number;
}

/** Tells people of the city what happened to cases that concern them: inside the product, and by the paths that each of them ordered. */
@Injectable()
export class Teller {
  constructor(
    private readonly audience: AudienceStore,
    private readonly notices: Notices,
    private readonly planner: StepPlanner,
  ) {}

  /** Within the caller's transaction; telling twice shows once, and goes out once. */
  async tell(tx: Tx, cases: readonly CaseHappenings[]): Promise<NewlyTold> {
    if (cases.length === 0) return { personIds: [], steps: 0 };
    const audience = await this.audience.now(tx);
    const told = cases.flatMap((happened) => toldOf(happened, audience));
    const news = await this.notices.tell(
      tx,
      told.map(({ notice }) => notice),
    );
    const byKey = new Map(told.map((each) => [keyOf(each.notice), each]));
    const toPlan = news.flatMap(({ id, ...key }) => {
      const { notice, cause, quietRepeat } = byKey.get(keyOf(key)) ?? {};
      return notice && cause && quietRepeat !== undefined ? [{ noticeId: id, notice, cause, quietRepeat }] : [];
    });
    const steps = await this.planner.plan(tx, toPlan, new Set(audience.onDuty.map(({ id }) => id)));
    return { personIds: [...new Set(news.map(({ personId }) => personId))], steps };
  }
}

const keyOf = ({ personId, dedupeKey }: Pick<NewNotice, 'personId' | 'dedupeKey'>): string => `${personId} ${dedupeKey}`;

/** The same entry of the journal always makes the same keys. */
function toldOf(about: CaseHappenings, audience: Audience): Told[] {
  const trackingCode = formatTrackingCode(about.trackingCode);
  return about.happenings.flatMap((happening) => {
    const context = { happening, about, audience };
    const causeOf = toldBy(context);
    return tellings(context).map((telling) => {
      const cause = causeOf(telling);
      const notice = {
        personId: telling.personId,
        dedupeKey: `${about.caseId}.${happening.event.seq}`,
        type: telling.type,
        caseId: about.caseId,
        data: { trackingCode, seq: happening.event.seq, ...(cause.rung && { rung: cause.rung.tell }) },
      };
      return { notice, cause, quietRepeat: about.policy.quietRepeat };
    });
  });
}
