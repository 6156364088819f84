import type { MyCase, OpenedContact } from '#contracts';
import { maskIdentityCodes, withinReopening, type By, type CaseAct, type CaseFile, type Language } from '#domain';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { Attached } from './attachments/attached.service.js';
import { BY_RESIDENT } from './acts/act-by.js';
import { CaseActs, type Prepared } from './acts/case-acts.service.js';
import { message } from './acts/words-of.js';
import { Intake } from './intake.service.js';
import { CaseStore, type LoadedCase } from './persistence/case-store.js';
import type { ContactRow } from './persistence/contact.store.js';
import { MessageStore } from './persistence/message.store.js';
import { MyCasePresenter } from './presenters/my-case.presenter.js';

/** What the resident wrote; the client id makes it recognisable when it is sent again. */
interface Written {
  text: string;
  clientId?: string;
  /** Files that were uploaded with the same key. */
  attachments?: string[];
}

/** A host who writes down what the resident beside them says. */
export interface Dictated<T> {
  by: By & { personId: string };
  request: IdempotentRequest | undefined;
  /** Asked under the case's lock. @throws RefusalError, which stores nothing */
  allowed: (tx: Tx, now: number) => Promise<void>;
  present: (tx: Tx, now: number) => Promise<T>;
  /** It came later than thirty days after closing: nobody was asked and nothing was stored, a new case is to be opened. */
  tooLate: (closed: CaseFile) => Promise<T>;
}

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
    private readonly attached: Attached,
  ) {}

  read(contact: ContactRow): Promise<MyCase> {
    return this.unitOfWork.run(async (tx) => this.presenter.present(contact.caseId, (await this.store.atOpening(tx)).now, tx));
  }

  /**
   * The resident writes. What they write is never lost: later than thirty days after closing it opens a new case, linked to
   * the old one (domain.md §3). A message sent again with its client id is stored once.
   */
  async write(contact: ContactRow, given: Written, request?: IdempotentRequest): Promise<MyCase> {
    return this.written(
      contact,
      given,
      request,
      (tx, at) => this.presenter.present(contact.caseId, at, tx),
      (late) => this.writeTooLate(contact, given, late, request),
    );
  }

  /**
   * The same for a socket, which is told no more than the sequence number: the conversation is not read back. Its client id
   * alone makes it repeatable, also over REST.
   * @param lateRequest makes a message that came too late, and so opens a case, repeatable
   * @throws RefusalError `idempotency-key-reused` when other words were stored under the client id
   */
  async send(
    contact: ContactRow,
    given: Written & { clientId: string },
    lateRequest: IdempotentRequest | undefined,
  ): Promise<{ seq: number; opened?: OpenedContact }> {
    return this.written<{ seq: number; opened?: OpenedContact }>(
      contact,
      given,
      undefined,
      async (tx) => ({ seq: (await this.messages.stored(tx, contact.caseId, null, given.clientId))?.seq ?? 0 }),
      async (late) => ({ seq: 1, opened: await this.openTooLate(contact, given, late, lateRequest) }),
    );
  }

  /** The resident speaks, a host writes it down: the words are the resident's, and the journal tells who entered them. */
  dictate<T>(caseId: string, given: Written, { by, allowed, request, present, tooLate }: Dictated<T>): Promise<T> {
    return this.written({ caseId }, given, request, present, tooLate, { by, allowed });
  }

  private async written<T>(
    contact: Pick<ContactRow, 'caseId'> & Partial<Pick<ContactRow, 'contactId'>>,
    { text, clientId, attachments }: Written,
    request: IdempotentRequest | undefined,
    present: (tx: Tx, at: number) => Promise<T>,
    tooLate: (file: CaseFile) => Promise<T>,
    { by, allowed }: Partial<Pick<Dictated<T>, 'by' | 'allowed'>> = {},
  ): Promise<T> {
    let late: CaseFile | undefined;
    let known: ReturnType<MessageStore['stored']> | undefined;
    const author = by?.personId ?? null;
    return this.perform(
      contact,
      request,
      async ({ file }, now, tx) => {
        if (file.state === 'closed' && !withinReopening(file, now)) {
          late = file;
          throw TOO_LATE;
        }
        await allowed?.(tx, now);
        const stored = await known;
        if (stored && stored.text !== null && stored.text !== maskIdentityCodes(text))
          throw new RefusalError({ code: 'idempotency-key-reused' });
        if (stored) return { act: { act: 'nothing' } };
        const said = message(text, 'resident', { role: 'resident', id: author }, clientId);
        const { caseId, contactId } = contact;
        const files = await this.attached.sending(tx, attachments, `contact:${contactId}`, caseId);
        return {
          act: { act: 'resident_writes', said: { ...said.said, ...files.facts } },
          spoken: [said.spoken],
          ...(attachments ? { also: (then: Tx) => files.attach(then, { caseId, messageId: said.said.messageId }) } : {}),
        };
      },
      present,
      async (tx) => (known = clientId === undefined ? undefined : this.messages.stored(tx, contact.caseId, author, clientId)),
      by,
    ).catch((error: unknown) => {
      if (error !== TOO_LATE || !late) throw error;
      return tooLate(late);
    });
  }

  private async writeTooLate(contact: ContactRow, given: Written, file: CaseFile, request?: IdempotentRequest): Promise<MyCase> {
    const opened = await this.openTooLate(contact, given, file, request);
    return { ...(await this.read(contact)), opened };
  }

  private async openTooLate(contact: ContactRow, given: Written, file: CaseFile, request?: IdempotentRequest): Promise<OpenedContact> {
    const opened = await this.intake.open(
      {
        channel: file.channel === 'chat' ? 'chat' : 'web_form',
        kind: file.kind,
        text: given.text,
        language: contact.language as Language,
        linkedTo: contact.caseId,
        ...(given.attachments ? { attachments: given.attachments, uploadedBy: `contact:${contact.contactId}` } : {}),
        ...(given.clientId ? { clientId: given.clientId } : {}),
      },
      // Its answer is another one than this route's: a key of its own keeps them apart.
      request && { ...request, scope: `${request.scope} opens` },
    );
    return { case: opened.case, residentKey: opened.residentKey };
  }

  /** "Auttoi" closes; "ei auttanut" re-opens one level up. */
  verdict(contact: ContactRow, given: { helped: boolean; text?: string }, request?: IdempotentRequest): Promise<MyCase> {
    const said = given.text === undefined ? undefined : message(given.text, 'verdict', { role: 'resident', id: null });
    const act: CaseAct = { act: given.helped ? 'helped' : 'did_not_help', said: said?.said ?? {} };
    return this.perform(
      contact,
      request,
      () => ({ act, spoken: said ? [said.spoken] : [] }),
      (tx, at) => this.presenter.present(contact.caseId, at, tx),
    );
  }

  withdraw(contact: ContactRow, request?: IdempotentRequest): Promise<MyCase> {
    return this.perform(
      contact,
      request,
      () => ({ act: { act: 'withdraw' } }),
      (tx, at) => this.presenter.present(contact.caseId, at, tx),
    );
  }

  private perform<T>(
    contact: Pick<ContactRow, 'caseId'>,
    request: IdempotentRequest | undefined,
    prepare: (loaded: LoadedCase, now: number, tx: Tx) => Prepared | Promise<Prepared>,
    present: (tx: Tx, at: number) => Promise<T>,
    ahead?: (tx: Tx) => Promise<unknown>,
    by: By = BY_RESIDENT,
  ): Promise<T> {
    let at = 0;
    return this.acts.perform({
      request,
      caseId: contact.caseId,
      by,
      ...(ahead ? { ahead } : {}),
      prepare: (loaded, now, _others, tx) => {
        at = now;
        return prepare(loaded, now, tx);
      },
      present: (tx) => present(tx, at),
    });
  }
}
