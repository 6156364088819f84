import type { Language } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** The slip of one case, for one address. */
export interface MailedSlip {
  caseId: string;
  to: string;
  language: Language;
  trackingCode: string;
  /** Opens the conversation. */
  link: string;
}

/** The way of a slip by e-mail: stored with its cause, sent after the commit. */
export abstract class SlipMail {
  /** Whether the city sends e-mail here at all. */
  abstract get isThere(): boolean;
  abstract store(tx: Tx, slip: MailedSlip): Promise<void>;
}

/** Where there is no e-mail nobody is told that there is. */
@Injectable()
export class NoSlipMail extends SlipMail {
  readonly isThere = false;

  store(): Promise<void> {
    return Promise.reject(new Error('there is no e-mail'));
  }
}
