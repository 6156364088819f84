import type { MyCase } from '#contracts';
import { withinReopening, type CaseAct, type CaseFile, type Language } from '#domain';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { BY_RESIDENT } from './acts/act-by.js';
import { CaseActs, type Prepared } from './acts/case-acts.service.js';
import { message } from './acts/words-of.js';
import { Intake } from './intake.service.js';
import { CaseStore, type LoadedCase } from './persistence/case-store.js';
import type { ContactRow } from './persistence/contact.store.js';
import { MessageStore } from './persistence/message.store.js';
import { MyCasePresenter } from './presenters/my-case.presenter.js';

/** Rolls back, so that a new case is opened instead. */
const TOO_LATE = new Error('too late to re-open');

/** The resident's side of a case: what somebody with the resident key may do. */
@Injectable()
export class ResidentActs {
  constructor(
    private readonly acts: CaseActs,
    private readonly intake: Intake,
    private readonly store: CaseStore,
    private readonly messages: MessageStore,
    private readonly presenter: MyCasePresenter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  read(contact: ContactRow): Promise<MyCase> {
    return this.unitOfWork.run(async (tx) => this.presenter.present(contact.caseId, (await this.store.atOpening(tx)).now, tx));
  }

  /**
   * The resident writes. What they write is never lost: later than thirty days after closing it opens a new case, linked to
   * the old one (domain.md §3). A message sent again with its client id is stored once.
   */
  async write(contact: ContactRow, given: { text: string; clientId?: string }, request?: IdempotentRequest): Promise<MyCase> {
    const { clientId } = given;
    let late: CaseFile | undefined;
    return this.perform(contact, request, async ({ file }, now, tx) => {
      if (file.state === 'closed' && !withinReopening(file, now)) {
        late = file;
        throw TOO_LATE;
      }
      if (clientId && (await this.messages.isStored(tx, contact.caseId, null, clientId))) return { act: { act: 'nothing' } };
      const said = message(given.text, 'resident', { role: 'resident', id: null }, clientId);
      return { act: { act: 'resident_writes', said: said.said }, spoken: [said.spoken] };
    }).catch((error: unknown) => {
      if (error !== TOO_LATE || !late) throw error;
      return this.writeTooLate(contact, given, late, request);
    });
  }

  private async writeTooLate(
    contact: ContactRow,
    given: { text: string; clientId?: string },
    file: CaseFile,
    request?: IdempotentRequest,
  ): Promise<MyCase> {
    const opened = await this.intake.open(
      {
        channel: file.channel === 'chat' ? 'chat' : 'web_form',
        kind: file.kind,
        text: given.text,
        language: contact.language as Language,
        linkedTo: contact.caseId,
        ...(given.clientId ? { clientId: given.clientId } : {}),
      },
      // Its answer is another one than this route's: a key of its own keeps them apart.
      request && { ...request, scope: `${request.scope} opens` },
    );
    return { ...(await this.read(contact)), opened: { case: opened.case, residentKey: opened.residentKey } };
  }

  /** "Auttoi" closes; "ei auttanut" re-opens one level up. */
  verdict(contact: ContactRow, given: { helped: boolean; text?: string }, request?: IdempotentRequest): Promise<MyCase> {
    const said = given.text === undefined ? undefined : message(given.text, 'verdict', { role: 'resident', id: null });
    const act: CaseAct = { act: given.helped ? 'helped' : 'did_not_help', said: said?.said ?? {} };
    return this.perform(contact, request, () => ({ act, spoken: said ? [said.spoken] : [] }));
  }

  withdraw(contact: ContactRow, request?: IdempotentRequest): Promise<MyCase> {
    return this.perform(contact, request, () => ({ act: { act: 'withdraw' } }));
  }

  private perform(
    contact: ContactRow,
    request: IdempotentRequest | undefined,
    prepare: (loaded: LoadedCase, now: number, tx: Tx) => Prepared | Promise<Prepared>,
  ): Promise<MyCase> {
    let at = 0;
    return this.acts.perform({
      request,
      caseId: contact.caseId,
      by: BY_RESIDENT,
      prepare: (loaded, now, _others, tx) => {
        at = now;
        return prepare(loaded, now, tx);
      },
      present: (tx) => this.presenter.present(contact.caseId, at, tx),
    });
  }
}
