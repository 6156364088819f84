import { LANGUAGES, type Language } from '#domain';
import { recall, remember } from '../api/remembered.js';

const isLanguage = (value: unknown): value is Language => (LANGUAGES as readonly unknown[]).includes(value);
let chosen: Language = recall('language', isLanguage) ?? 'fi';

/** The language of the page: the one chosen here before, else Finnish. */
export const currentLanguage = (): Language => chosen;

export function keepLanguage(language: Language): void {
  chosen = language;
  remember('language', language);
  document.documentElement.lang = language;
}
