import { formatTrackingCode } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import type { Tx } from '#platform/database';
import { PhoneOutbox } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Mailer } from '../mail/mailer.js';
import { ProofStore } from '../persistence/proof.store.js';
import { StandingStore } from '../persistence/standing.store.js';
import type { DueStep } from '../persistence/step.store.js';
import { Pushes } from '../push/pushes.service.js';
import type { TryOutcome } from './after-try.js';
import { mailId } from './mail-id.js';
import { noticeTitle, noticeWords } from './notice-words.js';
import { ProofCodes } from './proof-codes.js';
import { unreachedBy } from './reach.js';

const RING_SECONDS = 30;
/** A call or a text that could not go out for so long would only disturb. */
const GIVE_UP_MS = { sms: 30 * 60_000, call: 5 * 60_000 };
/** A push to a browser that sleeps: the next morning it is still of use. */
const PUSH_TTL_SECONDS = 12 * 3_600;

/** A step of somebody of the city, in the words and by the way of its path. */
@Injectable()
export class OfficialOut {
  constructor(
    private readonly standings: StandingStore,
    private readonly proofs: ProofStore,
    private readonly codes: ProofCodes,
    private readonly phone: PhoneOutbox,
    private readonly mailer: Mailer,
    private readonly pushes: Pushes,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl' | 'phoneLine' | 'mail' | 'push'>,
  ) {}

  /** Stores a call or a text with its step. @returns the id of its delivery, or why it cannot go out */
  async hand(tx: Tx, step: DueStep, count: number): Promise<{ deliveryId: string } | { refused: string }> {
    const personId = step.personId ?? '';
    const standing = await this.standings.ofOne(personId, tx);
    const kind = step.path === 'call' ? 'call' : 'sms';
    const refused = standing ? unreachedBy(kind, standing, this.settings) : 'no-phone';
    const from = this.settings.phoneLine?.number;
    if (refused !== null || !standing?.phone || from === undefined) return { refused: refused ?? 'no-phone' };
    const id = randomUUID();
    const shared = { id, to: standing.phone, from, giveUpAt: standing.now + GIVE_UP_MS[kind] };
    const delivery =
      kind === 'call'
        ? ({ ...shared, kind, purpose: 'notice', personId, scriptPath: `/voice/notice?delivery=${id}`, ringSeconds: RING_SECONDS } as const)
        : ({ ...shared, kind, purpose: 'notice', text: this.text(step, count) } as const);
    return { deliveryId: await this.phone.store(tx, delivery) };
  }

  /** After the commit. */
  async send(step: DueStep, count: number): Promise<TryOutcome> {
    if (step.proofId !== null) return this.sendCode(step, step.proofId);
    const personId = step.personId ?? '';
    const title = this.title(step, count);
    const url = this.path(step, count);
    if (step.path === 'push') {
      const tag = count > 1 || step.caseId === null ? step.because : `case-${step.caseId}`;
      return this.pushes.send(
        { personId },
        { payload: { title, url, tag }, ttlSeconds: PUSH_TTL_SECONDS, urgent: step.live || step.because !== 'own_order' },
      );
    }
    const standing = await this.standings.ofOne(personId);
    if (!standing?.email) return { ok: false, permanent: true, reason: 'no-email' };
    const words = noticeWords(step.language);
    const because = step.because === 'resident' ? '' : words.because[step.because];
    const text = [
      `${title}.`,
      '',
      this.settings.publicBaseUrl + url,
      '',
      because,
      words.change(`${this.settings.publicBaseUrl}/tyo/asetukset`),
      '',
    ].join('\n');
    return this.mailer.send({ to: standing.email, subject: title, text, messageId: mailId(step.id, this.settings.publicBaseUrl) });
  }

  /** To the address that is to be proven. */
  private async sendCode({ id, language }: DueStep, proofId: string): Promise<TryOutcome> {
    const to = await this.proofs.addressOf(proofId);
    if (to === undefined) return { ok: false, permanent: true, reason: 'expired' };
    const words = noticeWords(language);
    return this.mailer.send({
      to,
      subject: words.proofSubject,
      text: `${words.proof(this.codes.of(proofId))}\n`,
      messageId: mailId(id, this.settings.publicBaseUrl),
    });
  }

  private title({ language, type, trackingCode }: DueStep, count: number): string {
    return noticeTitle(language, type, trackingCode === null ? null : formatTrackingCode(trackingCode), count);
  }

  private text(step: DueStep, count: number): string {
    return `Batline: ${this.title(step, count)}. ${this.settings.publicBaseUrl}${this.path(step, count)}`;
  }

  private path({ caseId }: DueStep, count: number): string {
    if (count > 1) return '/pormestari';
    return caseId === null ? '/tyo/asetukset' : `/tyo/${caseId}`;
  }
}
