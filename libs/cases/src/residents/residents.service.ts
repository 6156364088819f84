import { parseTrackingCode } from '#domain';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { CaseReads } from '../persistence/case-reads.js';
import { ContactStore, type ContactRow } from '../persistence/contact.store.js';
import { ResidentKeys } from './resident-keys.js';

/** The resident of one contact, shown by their key: REST, sockets and links alike. */
@Injectable()
export class Residents {
  constructor(
    private readonly keys: ResidentKeys,
    private readonly contacts: ContactStore,
    private readonly reads: CaseReads,
  ) {}

  /** The contact that a key opens, or undefined: wrong, unknown and malformed keys answer alike. */
  async byKey(presented: string | undefined): Promise<ContactRow | undefined> {
    const key = presented === undefined ? undefined : this.keys.parse(presented);
    if (!key) return undefined;
    const contact = await this.contacts.byId(key.contactId);
    const right = this.keys.isRight(key, contact?.keyVersion ?? 0);
    return contact && right ? contact : undefined;
  }

  /** The contact that a key opens, if it is on the case of this tracking code, as typed: neither opens anything without the other. */
  async byKeyAndCode(presented: string, typed: string): Promise<ContactRow | undefined> {
    const trackingCode = parseTrackingCode(typed);
    const [contact, caseId] = await Promise.all([
      this.byKey(presented),
      trackingCode === undefined ? undefined : this.reads.idOf(trackingCode),
    ]);
    return contact !== undefined && contact.caseId === caseId ? contact : undefined;
  }

  /** @throws RefusalError `resident-key-needed` */
  async required(presented: string | undefined): Promise<ContactRow> {
    const contact = await this.byKey(presented);
    if (!contact) throw new RefusalError({ code: 'resident-key-needed' });
    return contact;
  }

  /** The residents of these cases are there: by their page, or on the telephone in our queue. */
  seen(...of: readonly Pick<ContactRow, 'caseId'>[]): Promise<void> {
    return this.contacts.seen([...new Set(of.map(({ caseId }) => caseId))]);
  }

  /** The resident closed their page. */
  gone({ caseId }: Pick<ContactRow, 'caseId'>): Promise<void> {
    return this.contacts.gone(caseId);
  }
}
