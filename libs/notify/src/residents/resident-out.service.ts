import { ResidentKeys } from '#cases';
import { formatTrackingCode } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import type { Tx } from '#platform/database';
import { PhoneOutbox } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { Mailer } from '../mail/mailer.js';
import type { TryOutcome } from '../paths/after-try.js';
import { mailId } from '../paths/mail-id.js';
import { ResidentReachStore, type ResidentReach } from '../persistence/resident-reach.store.js';
import type { DueStep } from '../persistence/step.store.js';
import { Pushes } from '../push/pushes.service.js';
import { couldReach, residentStopped, type ResidentPath } from './resident-paths.js';
import { RESIDENT_WORDS } from './resident-words.js';
import { StopLinks } from './stop-links.js';

/** The slip of a visit, which a host sent. */
const SLIP = 'resident.slip';
const PUSH_TTL_SECONDS = 3 * 86_400;

/** A step of a resident: that something is new, in the language of their case, with the link that opens it. */
@Injectable()
export class ResidentOut {
  constructor(
    private readonly reaches: ResidentReachStore,
    private readonly keys: ResidentKeys,
    private readonly stops: StopLinks,
    private readonly phone: PhoneOutbox,
    private readonly mailer: Mailer,
    private readonly pushes: Pushes,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl' | 'phoneLine' | 'mail' | 'push'>,
  ) {}

  /** Asked when it is about to go out: they may have chosen otherwise, or their words were erased. */
  async notWanted(tx: Tx, step: DueStep): Promise<string | null> {
    const reach = await this.reaches.of(step.contactId ?? '', tx);
    if (!reach || reach.erased) return 'erased';
    // The resident asked for it at the desk, whatever they chose of news.
    if (step.type === SLIP) return couldReach(reach, this.settings).email ? null : 'unreached';
    return residentStopped(step.path as ResidentPath, reach, this.settings);
  }

  async hand(tx: Tx, step: DueStep): Promise<{ deliveryId: string } | { refused: string }> {
    const reach = await this.reaches.of(step.contactId ?? '', tx);
    const from = this.settings.phoneLine?.number;
    if (!reach?.phone || from === undefined) return { refused: 'no-phone' };
    const { code, link, words } = this.about(reach);
    const text = words.text(code, link);
    return {
      deliveryId: await this.phone.store(tx, { kind: 'sms', purpose: 'status', caseId: reach.caseId, to: reach.phone, from, text }),
    };
  }

  async send(step: DueStep): Promise<TryOutcome> {
    const reach = await this.reaches.of(step.contactId ?? '');
    if (!reach || reach.erased) return { ok: false, permanent: true, reason: 'erased' };
    const { code, link, words } = this.about(reach);
    const { contactId, caseId } = reach;
    if (step.path === 'push') {
      const url = link.slice(this.settings.publicBaseUrl.length);
      return this.pushes.send(
        { contactId },
        { payload: { title: words.news(code), url, tag: `case-${caseId}` }, ttlSeconds: PUSH_TTL_SECONDS, urgent: false },
      );
    }
    if (reach.email === null) return { ok: false, permanent: true, reason: 'no-email' };
    const stopUrl = this.stops.of(contactId);
    const messageId = mailId(step.id, this.settings.publicBaseUrl);
    const { title, mail } = step.type === SLIP ? words.slip : { title: words.news, mail: words.mail };
    return this.mailer.send({ to: reach.email, subject: title(code), text: mail(code, link, stopUrl), messageId, stopUrl });
  }

  /** What goes to the resident's own address may carry their key: without it nothing could be read. */
  private about({ contactId, keyVersion, trackingCode, language }: ResidentReach) {
    const code = formatTrackingCode(trackingCode);
    const link = `${this.settings.publicBaseUrl}/s/${code}#key=${encodeURIComponent(this.keys.keyOf(contactId, keyVersion))}`;
    return { code, link, words: RESIDENT_WORDS[language] };
  }
}
