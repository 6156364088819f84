import type { Channel, ContactKind, Language, Staffing, Topic } from '#domain';
import type { ContactDetails } from '../persistence/opening-rows.js';
import type { PastStep } from './past-act.js';

/** A case that happened before this product knew of it. */
export interface PastCase extends ContactDetails {
  /** What other cases of the same history call it. */
  key: string;
  /** When its first contact came, epoch ms. */
  at: number;
  channel: Channel;
  kind: ContactKind;
  language: Language;
  text: string;
  topic?: Topic | undefined;
  village?: string | undefined;
  /** The host who wrote the visit down. */
  by?: string | undefined;
  /** The closed case of this history that it follows; must stand before it. */
  linkedTo?: string | undefined;
  /** Who was on duty all that time; unless said, somebody was on every rung. */
  staffing?: Staffing | undefined;
  steps: readonly PastStep[];
}

/** Where a past case is now. */
export interface WrittenCase {
  caseId: string;
  trackingCode: string;
  /** Opens the conversation, as its resident would. */
  residentKey: string;
}
