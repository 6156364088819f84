import { Villages } from '#city';
import type { FullCase } from '#contracts';
import { maskIdentityCodes, parseTrackingCode } from '#domain';
import { UnitOfWork } from '#platform/database';
import { RefusalError } from '#platform/http';
import type { PublicCase } from '#contracts';
import { PeopleNames, type SignedInViewer as Viewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { mayRead } from './access/case-access.js';
import { byViewer, knownTo } from './acts/act-by.js';
import { CaseActs } from './acts/case-acts.service.js';
import { reason } from './acts/words-of.js';
import type { Asked } from './ownership.service.js';
import { CaseReads, eventsOf } from './persistence/case-reads.js';
import { ClassificationStore, type Classes } from './persistence/classification.store.js';
import { CasePresenter } from './presenters/case.presenter.js';
import { publicCaseOf } from './presenters/public-case.presenter.js';
import { namedIn } from './presenters/timeline.js';

/** Reading cases, and what readers may say about what a case is. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: CaseActs,
    private readonly reads: CaseReads,
    private readonly names: PeopleNames,
    private readonly classes: ClassificationStore,
    private readonly presenter: CasePresenter,
    private readonly villages: Villages,
  ) {}

  /** @throws RefusalError `not-found`, alike for what is not there and what may not be read without a reason. */
  read(caseId: string, viewer: Viewer): Promise<FullCase> {
    return this.unitOfWork.run(async (tx) => {
      const record = await this.reads.full(caseId, tx);
      if (
        !record ||
        mayRead(viewer, { ...record.file, escalated: record.escalated }, await this.reads.isGranted(caseId, viewer.personId, tx)) !== 'yes'
      ) {
        throw new RefusalError({ code: 'not-found' });
      }
      return this.presenter.present(record, viewer, tx);
    });
  }

  /** Reads a case that is not one's own, for a stated reason: logged, shown to the resident, good for a day. */
  open(caseId: string, asked: Asked, given: { reason: string }): Promise<FullCase> {
    const { viewer, request } = asked;
    const words = reason(given.reason, 'reason');
    return this.acts.perform({
      request,
      caseId,
      by: byViewer(viewer),
      prepare: (loaded) => {
        knownTo(viewer, loaded);
        if (mayRead(viewer, { ...loaded.file, escalated: loaded.escalated }, false) === 'yes') return { act: { act: 'nothing' } };
        return {
          act: { act: 'read', said: { commitment: words.commitment } },
          spoken: [words.spoken],
          also: (tx) => this.classes.grantReading(tx, caseId, viewer.personId),
        };
      },
      present: (tx) => this.presenter.full(caseId, viewer, tx),
    });
  }

  /** Housekeeping: permissions to read that lapsed. */
  async forgetLapsed(): Promise<void> {
    await this.unitOfWork.run((tx) => this.classes.forgetLapsedReading(tx));
  }

  /** The owner sets title, topic, sector and village; anybody else who may read suggests. @throws RefusalError `unknown-village` */
  classify(caseId: string, asked: Asked, given: Classes): Promise<FullCase> {
    const { viewer, request } = asked;
    const clean: Classes = {
      ...given,
      ...(given.title !== undefined && { title: maskIdentityCodes(given.title) }),
      ...(given.village !== undefined && { village: this.villages.nameOf(given.village) }),
    };
    const words = clean.title === undefined ? undefined : reason(clean.title, 'title', 'titleCommitment');
    return this.acts.perform({
      request,
      caseId,
      by: byViewer(viewer),
      prepare: async (loaded, _now, _others, tx) => {
        knownTo(viewer, loaded);
        const access = { ...loaded.file, escalated: loaded.escalated };
        if (mayRead(viewer, access, await this.reads.isGranted(caseId, viewer.personId, tx)) !== 'yes')
          throw new RefusalError({ code: 'not-found' });
        const owns = loaded.file.owner?.personId === viewer.personId;
        return {
          act: {
            act: 'classify',
            classes: {
              ...(words ? { titleCommitment: words.commitment } : {}),
              ...(clean.topic ? { topic: clean.topic } : {}),
              ...(clean.sector ? { sector: clean.sector } : {}),
              ...(clean.village ? { village: true } : {}),
            },
          },
          spoken: words ? [words.spoken] : [],
          also: (tx, after) =>
            owns ? this.classes.set(tx, caseId, clean) : this.classes.suggest(tx, caseId, after.seq, viewer.personId, clean),
        };
      },
      present: (tx) => this.presenter.full(caseId, viewer, tx),
    });
  }

  /** The public view by tracking code. @throws RefusalError `no-such-code` for anything that is not a case's code. */
  async track(typed: string): Promise<PublicCase> {
    const trackingCode = parseTrackingCode(typed);
    const record = trackingCode === undefined ? undefined : await this.reads.publicFacts({ trackingCode });
    if (!record || trackingCode === undefined) throw new RefusalError({ code: 'no-such-code' });
    const events = eventsOf(record);
    const names = await this.names.of([record.file.owner?.personId, ...namedIn(events)]);
    const mayor = record.escalated ? await this.names.mayor() : undefined;
    return publicCaseOf({
      trackingCode,
      file: record.file,
      events,
      atMayor: record.escalated,
      duplicateOf: record.duplicateOfCode ?? undefined,
      names,
      mayor,
      asked: record.asked,
    });
  }
}
