import { Villages } from '#city';
import type { NewContact, OpenedContact, PublicCase } from '#contracts';
import { makeTrackingCode, openCase, type Actor, type Channel, type ContactKind, type Language } from '#domain';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { Policies } from '#policies';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { Attached } from './attachments/attached.service.js';
import { ANONYMOUS } from './attachments/uploads.service.js';
import { CaseContexts, RESIDENT_PRESENT_MS } from './acts/case-contexts.js';
import { CaseHints, hintOf, type CaseHint } from './acts/case-hints.js';
import { RosterAware } from './acts/roster-aware.js';
import { message } from './acts/words-of.js';
import type { LiveOfferHint } from './offers/live-offer-hint.js';
import { LiveOffers } from './offers/live-offers.service.js';
import { CaseStore } from './persistence/case-store.js';
import { openingRows, personOf } from './persistence/opening-rows.js';
import { PolicySnapshotStore } from './persistence/policy-snapshot.store.js';
import { PublicCasePresenter } from './presenters/public-case.presenter.js';
import { ResidentKeys } from './residents/resident-keys.js';

/** A first word from a resident, on any channel. */
export interface Contact extends Omit<NewContact, 'channel' | 'text'> {
  channel: Channel;
  /** A call begins without words. */
  text?: string;
  /**
   * When the resident made contact, epoch ms, if the city learned of it only later (the line was down): promises run from then.
   * Never later than the database's clock.
   */
  arrivedAt?: number;
  actor?: Actor;
  /** The host who wrote the words down for the resident beside them. */
  enteredBy?: string;
  /** The resident waits for somebody, where the channel alone does not say so; only if they made contact just now. */
  waits?: boolean;
  /** Further facts for the journal: ids and codes, never words. */
  facts?: Record<string, unknown>;
  /** The closed case that this contact follows: its resident wrote later than thirty days after closing. */
  linkedTo?: string;
  clientId?: string;
  /** Who uploaded the files that come with it; else nobody who is known. */
  uploadedBy?: string;
  /** Further statements of the same transaction, after the case was written. */
  also?: (tx: Tx, opened: { caseId: string; contactId: string; now: number; case: PublicCase }) => Promise<void>;
}

/** What was opened: the public view, and the ids that the channel needs. */
export interface Opened extends OpenedContact {
  caseId: string;
  contactId: string;
  seq: number;
}

const UNIQUE_VIOLATION = '23505';

/** Opens cases. Once this returned, the contact is committed with everything it said and belongs to exactly one case (domain.md §2.1). */
@Injectable()
export class Intake {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly contexts: CaseContexts,
    private readonly roster: RosterAware,
    private readonly policies: Policies,
    private readonly snapshots: PolicySnapshotStore,
    private readonly presenter: PublicCasePresenter,
    private readonly keys: ResidentKeys,
    private readonly hints: CaseHints,
    private readonly offers: LiveOffers,
    private readonly villages: Villages,
    private readonly attached: Attached,
  ) {}

  /**
   * @param request makes a repeated contact harmless: the same answer, the same case, the same key.
   * @throws RefusalError `unknown-village`, `no-such-attachment`
   */
  async open(contact: Contact, request?: IdempotentRequest): Promise<Opened> {
    const kind: ContactKind = contact.kind ?? 'question';
    const policy = this.policies.choose({ kind, channel: contact.channel });
    const policyHash = this.policies.snapshotHash(policy);
    await this.snapshots.keep(policyHash, policy);
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.tried(contact, kind, policyHash, request);
      } catch (error) {
        // Two cases drew the same tracking code (one in 2^40): draw again.
        if ((error as { code?: string; constraint?: string }).code !== UNIQUE_VIOLATION || tries >= 5) throw error;
        if (!(error as { constraint?: string }).constraint?.includes('tracking_code')) throw error;
      }
    }
  }

  private async tried(contact: Contact, kind: ContactKind, policyHash: string, request: IdempotentRequest | undefined): Promise<Opened> {
    const told: CaseHint[] = [];
    let offered: LiveOfferHint[] = [];
    const answer = await this.unitOfWork.once(request, async (tx) => {
      told.length = 0;
      const made = await this.opened(tx, contact, kind, policyHash);
      told.push(made.hint);
      offered = made.offered;
      return { answer: made.answer, caseId: made.answer.caseId };
    });
    this.hints.tell(told, offered);
    return { ...answer, residentKey: this.keys.keyOf(answer.contactId) };
  }

  /** Everything of one intake within the caller's transaction; also used when a late message opens a linked case. */
  private async opened(
    tx: Tx,
    contact: Contact,
    kind: ContactKind,
    policyHash: string,
  ): Promise<{ answer: Omit<Opened, 'residentKey'>; hint: CaseHint; offered: LiveOfferHint[] }> {
    const { now: clock, onDuty } = await this.store.atOpening(tx);
    const now = Math.min(contact.arrivedAt ?? clock, clock);
    const policy = await this.snapshots.of(tx, policyHash);
    const language: Language = contact.language ?? 'fi';
    const village = contact.village === undefined ? null : this.villages.nameOf(contact.village);
    const about = { language, village, topic: contact.topic ?? null, channel: contact.channel };
    const context = this.contexts.opening(policy, about, now, onDuty);
    const caseId = randomUUID();
    const contactId = randomUUID();
    const trackingCode = makeTrackingCode(randomBytes(8));
    const said =
      contact.text === undefined
        ? undefined
        : message(contact.text, 'resident', { role: 'resident', id: contact.enteredBy ?? null }, contact.clientId);
    const files = await this.attached.sending(tx, said && contact.attachments, contact.uploadedBy ?? ANONYMOUS);
    const person = personOf(contact, contactId);
    const intake = {
      caseId,
      actor: contact.actor ?? { type: 'resident' },
      channel: contact.channel,
      kind,
      policyHash,
      ...(contact.waits === undefined ? {} : { live: contact.waits && clock - now <= RESIDENT_PRESENT_MS }),
      facts: {
        ...contact.facts,
        contactId,
        language,
        ...said?.said,
        ...files.facts,
        ...(now < clock ? { recordedAt: clock } : {}),
        ...(contact.topic ? { topic: contact.topic } : {}),
        ...(person ? { personCommitment: person.commitment } : {}),
        ...(contact.linkedTo ? { linkedTo: contact.linkedTo } : {}),
      },
    };
    const { file, events } = await this.roster.decided(tx, context, about, (known) => openCase(intake, known));
    const topLevel = this.contexts.topLevel(context, file.live);
    const rows = openingRows({
      ...{ file, events, topLevel, trackingCode, contactId, language, village, person },
      topic: contact.topic ?? null,
      linkedTo: contact.linkedTo ?? null,
      said: said?.spoken,
    });
    await this.store.write(tx, [rows]);
    if (said) await files.attach(tx, { caseId, messageId: said.said.messageId });
    const offering = this.offers.follow(tx, [{ before: null, after: file, about, policy: policy.policy }], { onDuty, now: clock });
    const offered = (await offering) ?? [];
    const asked = { to: offered[0]?.to.length ?? 0, ladder: policy.policy.live?.ladder ?? [] };
    const seen = await this.presenter.justOpened(tx, { trackingCode, file, events, atMayor: file.level >= topLevel, asked });
    await contact.also?.(tx, { caseId, contactId, now: clock, case: seen });
    return {
      answer: { caseId, contactId, seq: file.seq, case: seen },
      hint: hintOf(null, file, events, file.level >= topLevel),
      offered,
    };
  }
}
