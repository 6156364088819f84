import { LANGUAGES, type Language } from '#domain';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

const OWN_NAME: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** The visitor's language: three big buttons, each in its own. */
export function LanguageChoice({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="field">
      <legend>{t('desk.language')}</legend>
      <div className="big-choices">
        {LANGUAGES.map((language) => (
          <label key={language} className="big-choice" lang={language}>
            <input type="radio" name={name} checked={value === language} onChange={() => onChange(language)} />
            <span>{OWN_NAME[language]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
