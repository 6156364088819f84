import type { PublicCase } from '#contracts';
import { LANGUAGES, type Language } from '#domain';

/** What a slip on the screen is of. The key is nowhere else. */
export interface Shown {
  file: Pick<PublicCase, 'trackingCode' | 'state' | 'answerable' | 'clocks' | 'openedAt'>;
  residentKey: string;
  language: Language;
  caseId?: string;
  continued?: true;
}

/** A visit's language as it was sent. */
export const languageOf = (language: string | undefined): Language => LANGUAGES.find((one) => one === language) ?? 'fi';
