import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { ContactStore, type ContactRow } from '../persistence/contact.store.js';
import { ResidentKeys } from './resident-keys.js';

/** The resident of one contact, shown by their key: REST, sockets and links alike. */
@Injectable()
export class Residents {
  constructor(
    private readonly keys: ResidentKeys,
    private readonly contacts: ContactStore,
  ) {}

  /** The contact that a key opens, or undefined: wrong, unknown and malformed keys answer alike. */
  async byKey(presented: string | undefined): Promise<ContactRow | undefined> {
    const key = presented === undefined ? undefined : this.keys.parse(presented);
    if (!key) return undefined;
    const contact = await this.contacts.byId(key.contactId);
    const right = this.keys.isRight(key, contact?.keyVersion ?? 0);
    return contact && right ? contact : undefined;
  }

  /** @throws RefusalError `resident-key-needed` */
  async required(presented: string | undefined): Promise<ContactRow> {
    const contact = await this.byKey(presented);
    if (!contact) throw new RefusalError({ code: 'resident-key-needed' });
    return contact;
  }

  /** The resident is there, waiting: by their page, or on the telephone in our queue. */
  seen({ caseId }: Pick<ContactRow, 'caseId'>): Promise<void> {
    return this.contacts.seen(caseId);
  }
}
