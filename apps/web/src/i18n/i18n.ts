import type { Language } from '#domain';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type fi from '../locales/fi.json';
import { currentLanguage, keepLanguage } from './current-language.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof fi };
  }
}

const LOCALES: Record<Language, () => Promise<{ default: object }>> = {
  fi: () => import('../locales/fi.json'),
  sv: () => import('../locales/sv.json'),
  en: () => import('../locales/en.json'),
};

/** Whether the words of a language are here. */
export const hasWords = (language: Language): boolean => i18next.hasResourceBundle(language, 'translation');

/** Fetches the words of a language; the page's own stays what it is. */
export async function loadWords(language: Language): Promise<void> {
  if (!hasWords(language)) {
    i18next.addResourceBundle(language, 'translation', (await LOCALES[language]()).default);
  }
}

/** Only the words of the language in use are fetched. */
export async function startI18n(): Promise<void> {
  const language = currentLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await loadWords(language);
  await i18next.changeLanguage(language);
  keepLanguage(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  await loadWords(language);
  keepLanguage(language);
  await i18next.changeLanguage(language);
}
