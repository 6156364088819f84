import type { FullCase } from '#contracts';
import type { AnswerOutcome, Sector } from '#domain';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Directory } from '#staff';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Attached } from './attachments/attached.service.js';
import { byViewer, knownTo } from './acts/act-by.js';
import { CaseActs, type Prepared } from './acts/case-acts.service.js';
import { message, reason } from './acts/words-of.js';
import type { Asked } from './ownership.service.js';
import { MessageStore } from './persistence/message.store.js';
import { OfferStore } from './persistence/offer.store.js';
import type { LoadedCase } from './persistence/case-store.js';
import { CasePresenter } from './presenters/case.presenter.js';
import { instantOf } from './words/instant-of.js';
import { CaseContexts } from './acts/case-contexts.js';

/** What officials say on a case: to the resident as its owner, among themselves as notes and requests for help. */
@Injectable()
export class ConversationService {
  constructor(
    private readonly acts: CaseActs,
    private readonly messages: MessageStore,
    private readonly offers: OfferStore,
    private readonly people: Directory,
    private readonly presenter: CasePresenter,
    private readonly contexts: CaseContexts,
    private readonly attached: Attached,
  ) {}

  /** Only the owner writes publicly. A message sent again with its client id is stored once, with its files. */
  async write(
    caseId: string,
    asked: Asked,
    given: { text: string; visibility: 'public' | 'note'; clientId?: string; attachments?: string[] },
  ): Promise<FullCase> {
    const { personId } = asked.viewer;
    return this.perform(caseId, asked, async (loaded, _now, tx) => {
      const isOwner = loaded.file.owner?.personId === personId;
      const kind = given.visibility === 'public' ? 'message' : 'note';
      if (given.clientId && (await this.messages.stored(tx, caseId, personId, given.clientId))) return { act: { act: 'nothing' } };
      const said = message(given.text, kind, { role: isOwner ? 'owner' : 'assistant', id: personId }, given.clientId);
      const files = await this.attached.sending(tx, given.attachments, `person:${personId}`, caseId);
      return {
        act: { act: kind, said: { ...said.said, ...files.facts } },
        spoken: [said.spoken],
        ...(given.attachments ? { also: (then: Tx) => files.attach(then, { caseId, messageId: said.said.messageId }) } : {}),
      };
    });
  }

  /** Asks the resident; case clocks pause. */
  question(caseId: string, asked: Asked, given: { text: string }): Promise<FullCase> {
    const said = message(given.text, 'question', { role: 'owner', id: asked.viewer.personId });
    return this.perform(caseId, asked, () => ({ act: { act: 'question', said: said.said }, spoken: [said.spoken] }));
  }

  /** The substantive reply, with its outcome. */
  answer(
    caseId: string,
    asked: Asked,
    given: { text: string; outcome: AnswerOutcome; reason?: string; alternative?: string },
  ): Promise<FullCase> {
    const said = message(given.text, 'answer', { role: 'owner', id: asked.viewer.personId });
    const extra = (['reason', 'alternative'] as const).flatMap((field) =>
      given[field] === undefined ? [] : [reason(given[field], field, `${field}Commitment`)],
    );
    const facts = Object.fromEntries(extra.map(({ spoken, commitment }) => [spoken.factKey, commitment]));
    return this.perform(caseId, asked, () => ({
      act: {
        act: 'answer',
        said: { ...said.said, ...facts },
        outcome: given.outcome,
        hasReason: given.reason !== undefined,
        hasAlternative: given.alternative !== undefined,
      },
      spoken: [said.spoken, ...extra.map(({ spoken }) => spoken)],
    }));
  }

  /** A public promise by when it is resolved. */
  promise(caseId: string, asked: Asked, given: { resolveBy: string }): Promise<FullCase> {
    return this.perform(caseId, asked, async (loaded, _now, tx) => ({
      act: { act: 'promise', resolveBy: instantOf(given.resolveBy, await this.contexts.timeZone(tx, loaded)) },
    }));
  }

  /** Asks somebody for help; ownership does not move. */
  askAssist(caseId: string, asked: Asked, given: { to: string; text: string }): Promise<FullCase> {
    const said = message(given.text, 'assist', { role: 'owner', id: asked.viewer.personId });
    return this.perform(caseId, asked, async (_loaded, _now, tx) => {
      const to = await this.people.activeByUsername(given.to, tx);
      if (!to) throw new RefusalError({ code: 'no-such-person' });
      return { act: { act: 'ask_assist', id: randomUUID(), to: to.id, said: said.said }, spoken: [said.spoken] };
    });
  }

  async replyAssist(assistId: string, asked: Asked, given: { text: string }): Promise<FullCase> {
    const caseId = await this.offers.caseOfAssist(assistId, asked.viewer.personId);
    const said = message(given.text, 'assist_reply', { role: 'assistant', id: asked.viewer.personId });
    return this.perform(caseId, asked, () => ({ act: { act: 'reply_assist', assistId, said: said.said }, spoken: [said.spoken] }));
  }

  /** The mayor's directive to a sector's head, with a deadline. */
  direct(caseId: string, asked: Asked, given: { sector: Sector; text: string; dueAt: string }): Promise<FullCase> {
    const said = message(given.text, 'directive', { role: 'mayor', id: asked.viewer.personId });
    return this.perform(caseId, asked, async (loaded, _now, tx) => ({
      act: {
        act: 'direct',
        id: randomUUID(),
        sector: given.sector,
        dueAt: instantOf(given.dueAt, await this.contexts.timeZone(tx, loaded)),
        said: said.said,
      },
      spoken: [said.spoken],
    }));
  }

  private perform(
    caseId: string,
    { viewer, request }: Asked,
    prepare: (loaded: LoadedCase, now: number, tx: Tx) => Prepared | Promise<Prepared>,
  ): Promise<FullCase> {
    return this.acts.perform({
      request,
      caseId,
      by: byViewer(viewer),
      prepare: (loaded, now, _others, tx) => {
        knownTo(viewer, loaded);
        return prepare(loaded, now, tx);
      },
      present: (tx) => this.presenter.full(caseId, viewer, tx),
    });
  }
}
