import { LANGUAGES } from '#domain';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/current-language.js';
import { changeLanguage } from '../i18n/i18n.js';

const NAMES = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' } as const;

export function LanguageSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const current = currentLanguage();
  return (
    <div role="group" aria-label={t('nav.language')} className="languages">
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          title={NAMES[language]}
          onClick={() => void changeLanguage(language).then(() => client.invalidateQueries())}
        >
          {language.toUpperCase()}
          <span className="visually-hidden"> {NAMES[language]}</span>
        </button>
      ))}
    </div>
  );
}
