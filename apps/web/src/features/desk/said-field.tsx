import { LIMITS, type Language } from '#domain';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { TextArea } from '../../kit/text-area.js';
import { Emergency } from '../resident/emergency.js';
import { useDictation, withWords } from './use-dictation.js';

interface SaidFieldProps {
  label: string;
  hint?: string;
  /** In which the words are said and written. */
  language: Language;
  value: string;
  onChange: (text: string) => void;
  error?: string;
  rows?: number;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A visitor's words, typed or said aloud; 112 is named as soon as they sound like danger. */
export function SaidField({ label, hint, language, value, onChange, error, rows = 4, ref }: SaidFieldProps) {
  const { t } = useTranslation();
  const dictation = useDictation(language, (words) => onChange(withWords(value, words)));
  return (
    <div className="stack-tight said">
      <TextArea
        label={label}
        hint={hint}
        name="text"
        rows={rows}
        limit={LIMITS.message}
        value={value}
        onChange={onChange}
        error={error}
        ref={ref}
      />
      {dictation.available && (
        <div className="row">
          <Button
            icon="mic"
            aria-pressed={dictation.listening}
            className={dictation.listening ? 'said-listening' : undefined}
            onClick={dictation.listening ? dictation.stop : dictation.start}
          >
            {dictation.listening ? t('desk.dictate_stop') : t('desk.dictate')}
          </Button>
          <span className="small muted">{t('desk.dictate_hint')}</span>
        </div>
      )}
      <div role="status">{dictation.failed && <p className="small">{t('desk.dictate_failed')}</p>}</div>
      <Emergency text={value} />
    </div>
  );
}
