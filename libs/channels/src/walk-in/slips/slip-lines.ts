import type { Language } from '#domain';

/** What the slip says when it is sent: the code, and the link that opens the case. Nothing of the matter. */
export const SLIP_LINES: Record<Language, (code: string, link: string) => string> = {
  fi: (code, link) => `Helsinki: asiasi seurantakoodi on ${code}. Seuraa ja jatka: ${link}`,
  sv: (code, link) => `Helsingfors: ditt ärendes kod är ${code}. Följ och fortsätt: ${link}`,
  en: (code, link) => `Helsinki: your tracking code is ${code}. Follow and go on: ${link}`,
};
