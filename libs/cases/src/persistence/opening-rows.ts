import { LIVE_CHANNELS, maskIdentityCodes, type CaseEvent, type CaseFile, type Language } from '#domain';
import { GENESIS } from '../journal/journal-hash.js';
import { committed } from '../words/commitment.js';
import { titleFrom } from '../words/title.js';
import { rowsOf, type Rows } from './case-rows.js';
import type { Spoken } from './spoken.js';

/** Details that a resident left of themselves. */
export interface ContactDetails {
  name?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** A case as it was just opened, with everything that its first contact brought. */
export interface Opening {
  file: CaseFile;
  events: readonly CaseEvent[];
  topLevel: number;
  trackingCode: string;
  contactId: string;
  language: string;
  topic: string | null;
  /** Masked already. */
  village: string | null;
  linkedTo: string | null;
  /** A call begins without words. */
  said: Spoken | undefined;
  person: KnownPerson | undefined;
}

export interface KnownPerson {
  row: Rows[string][number];
  /** For the journal, which holds no detail itself. */
  commitment: string;
}

/** The details as stored, masked, with their commitment; nothing was left: undefined. */
export function personOf({ name, phone, email }: ContactDetails, contactId: string): KnownPerson | undefined {
  if (name === undefined && phone === undefined && email === undefined) return undefined;
  const mask = (text: string | undefined) => (text === undefined ? null : maskIdentityCodes(text));
  const details = { name: mask(name), phone: mask(phone), email: mask(email) };
  const { salt, commitment } = committed(JSON.stringify(details));
  return { row: { contact_id: contactId, ...details, salt }, commitment };
}

/** Until the owner gives a title: what nothing was said of is a call. */
const CALL_TITLES: Record<Language, string> = { fi: 'Puhelu', sv: 'Telefonsamtal', en: 'Phone call' };

/** Everything that one intake stores. */
export function openingRows(opening: Opening): Rows {
  const { file, events, topLevel, said, person, contactId, language } = opening;
  const at = new Date(file.openedAt).toISOString();
  const rows = rowsOf({ before: null, after: file, headHash: GENESIS, events, topLevel, spoken: said ? [said] : [] });
  Object.assign(rows['opened']?.[0] ?? {}, {
    tracking_code: opening.trackingCode,
    channel: file.channel,
    kind: file.kind,
    language,
    topic: opening.topic,
    village: opening.village,
    resident_seen_at: file.live || (LIVE_CHANNELS as readonly string[]).includes(file.channel) ? at : null,
    opened_at: at,
    policy_hash: file.policyHash,
    linked_to: opening.linkedTo,
  });
  rows['contacts'] = [{ id: contactId, case_id: file.id, channel: file.channel, at, language }];
  rows['texts'] = [
    { case_id: file.id, title: said ? titleFrom(said.text) : CALL_TITLES[language as Language], searchable: said?.text ?? '' },
  ];
  if (person) rows['people'] = [person.row];
  return rows;
}
