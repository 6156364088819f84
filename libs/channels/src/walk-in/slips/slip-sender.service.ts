import { byHost, ResidentKeys, VisitActs } from '#cases';
import { formatTrackingCode, type Language } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import type { IdempotentRequest, Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { PhoneOutbox, takesTexts } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { VisitStore, type ServedRow } from '../persistence/visit.store.js';
import { Serving } from '../serving.service.js';
import { SLIP_LINES } from './slip-lines.js';
import { SlipLinks } from './slip-links.js';

export type SlipWay = 'sms' | 'email';

/** Nobody is sent more slips than this from one visit. */
const MOST = 5;

/** Sends the link of a slip to what the visitor left of themselves in this visit. */
@Injectable()
export class SlipSender {
  constructor(
    private readonly acts: VisitActs,
    private readonly visits: VisitStore,
    private readonly serving: Serving,
    private readonly keys: ResidentKeys,
    private readonly links: SlipLinks,
    private readonly outbox: PhoneOutbox,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine' | 'mail'>,
  ) {}

  /** By what the visitor can be reached. */
  waysTo({ phone, email }: Pick<ServedRow, 'phone' | 'email'>): SlipWay[] {
    const { phoneLine, mail } = this.settings;
    const texted = phone !== null && phoneLine !== undefined && takesTexts(phone, phoneLine.callCountries);
    return [...(texted ? (['sms'] as const) : []), ...(email !== null && mail !== undefined ? (['email'] as const) : [])];
  }

  /** @throws RefusalError `not-found`, `cannot-send`, `too-many-requests` */
  async send(viewer: SignedInViewer, caseId: string, by: SlipWay, request?: IdempotentRequest): Promise<void> {
    const row = await this.visits.servedOn(caseId);
    if (row?.hostId !== viewer.personId) throw new RefusalError({ code: 'not-found' });
    const { visitId, contactId } = row;
    await this.acts.note(
      caseId,
      byHost(viewer),
      'visit.slip_sent',
      { visitId, contactId, way: by },
      {
        request,
        allowed: async (tx, now) => {
          const visit = await this.serving.required(tx, caseId, viewer, now);
          if (visit.visitId !== visitId) throw new RefusalError({ code: 'not-found' });
          if (!this.waysTo(row).includes(by)) throw new RefusalError({ code: 'cannot-send' });
          if (visit.slipsSent >= MOST) throw new RefusalError({ code: 'too-many-requests' });
        },
        also: async (tx) => {
          await this.visits.slipSent(tx, visitId);
          // What goes by e-mail is told by the journal's entry, as other news to residents are (libs/notify).
          if (by === 'sms') await this.text(tx, row);
        },
        present: () => Promise.resolve(null),
      },
    );
    this.outbox.hint();
  }

  private async text(tx: Tx, row: ServedRow): Promise<void> {
    const { caseId, contactId, phone } = row;
    const language = row.language as Language;
    const trackingCode = formatTrackingCode(row.trackingCode);
    const link = this.links.conversation(trackingCode, this.keys.keyOf(contactId, row.keyVersion));
    const { phoneLine } = this.settings;
    if (phone === null || !phoneLine) throw new Error('a slip has no way');
    await this.outbox.store(tx, {
      ...{ kind: 'sms', purpose: 'tracking_code', caseId, to: phone, from: phoneLine.number },
      text: SLIP_LINES[language](trackingCode, link),
    });
  }
}
