import { Happenings, OwnerLostService, type JournalSpan } from '#cases';
import { isUnavailable, UnitOfWork } from '#platform/database';
import { HintBus } from '#platform/hints';
import { LOG, type Log } from '#platform/logging';
import { PERSON_GONE_TOPIC } from '#staff';
import { Inject, Injectable } from '@nestjs/common';
import { noticeHints } from './notice-hints.js';
import { OutboxStore, type OutboxRow } from './persistence/outbox.store.js';
import { STEPS_HINT } from './paths/step-sender.service.js';
import { ResidentNotices } from './residents/resident-notices.service.js';
import { ResidentTexts } from './residents/resident-texts.service.js';
import { Teller } from './teller.service.js';

/**
 * Carries out what the outbox says. A row leaves it in the same transaction that did what it says, so that a crash or a lost
 * queue leaves it there to be handed over again.
 */
@Injectable()
export class Effects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly happenings: Happenings,
    private readonly teller: Teller,
    private readonly residents: ResidentTexts,
    private readonly residentNotices: ResidentNotices,
    private readonly ownerLost: OwnerLostService,
    private readonly hints: HintBus,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Rows that are gone, or that somebody else is carrying out, are left alone. One that fails does not keep the others. */
  async carryOut(ids: readonly string[]): Promise<void> {
    try {
      await this.together(ids);
    } catch (error) {
      if (isUnavailable(error) || ids.length === 1) throw error;
      for (const id of ids) await this.byItself(id);
    }
  }

  private async byItself(id: string): Promise<void> {
    try {
      await this.together([id]);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      // It stays in the outbox and is tried again by the relay.
      this.log.error({ err: error, outboxId: id }, 'an effect could not be carried out');
    }
  }

  private async together(ids: readonly string[]): Promise<void> {
    const { told, texts, gone } = await this.unitOfWork.run(async (tx) => {
      const rows = await this.outbox.locked(tx, ids);
      const spans = rows.filter(({ topic }) => topic === 'case').map(spanOf);
      const cases = spans.length === 0 ? [] : await this.happenings.of(tx, spans);
      const told = await this.teller.tell(tx, cases);
      const texted = await this.residents.write(tx, cases);
      await this.residentNotices.plan(tx, cases);
      for (const { id, topic } of rows)
        if (!TOPICS.includes(topic)) this.log.error({ outboxId: id }, 'an effect of an unknown topic was dropped');
      await this.outbox.done(
        tx,
        rows.map(({ id }) => id),
      );
      return {
        told,
        texts: texted,
        gone: rows.filter(({ topic }) => topic === PERSON_GONE_TOPIC).map(({ body }) => String(body['personId'])),
      };
    });
    // In transactions of its own, each case by itself; after a crash here the sweep does it.
    if (gone.length > 0) await this.ownerLost.layDown();
    // Open sockets of somebody who was disabled close at once, whoever disabled them: the command line has no sockets.
    this.hints.publish(...gone.map((personId) => ({ topic: PERSON_GONE_TOPIC, body: { personId } })));
    if (texts > 0) this.residents.hint();
    this.hints.publish(...noticeHints(told.personIds));
    if (told.steps > 0) this.hints.publish({ topic: STEPS_HINT, body: {} });
  }
}

const TOPICS: readonly string[] = ['case', PERSON_GONE_TOPIC];

const spanOf = ({ caseId, body }: OutboxRow): JournalSpan => ({
  caseId: caseId ?? '',
  fromSeq: Number(body['fromSeq']),
  toSeq: Number(body['toSeq']),
});
