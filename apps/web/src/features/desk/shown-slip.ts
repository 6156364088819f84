import type { PublicCase } from '#contracts';
import type { Language } from '#domain';

/** What of a case its slip shows. */
export type SlipFile = Pick<PublicCase, 'trackingCode' | 'state' | 'answerable' | 'clocks' | 'openedAt'>;

/** What a slip on the screen is of. The key is nowhere else. */
export interface Shown {
  file: SlipFile;
  residentKey: string;
  language: Language;
  caseId?: string;
  continued?: true;
}
