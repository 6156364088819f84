import { LIMITS } from '#domain';
import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/call.js';
import { Button } from '../../kit/button.js';
import { useFieldErrors } from '../../kit/field.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { sendable } from '../../kit/text-area.js';
import { ContactDetails } from './contact-details.js';
import { LanguageChoice } from './language-choice.js';
import { SaidField } from './said-field.js';
import { lacksConsent, type VisitDraft } from './visit-draft.js';

interface VisitFormProps {
  draft: VisitDraft;
  onChange: (change: Partial<VisitDraft>) => void;
  onSubmit: () => void;
  pending: boolean;
  error: unknown;
  label: string;
  hint?: string;
  submit: string;
  /** Who fills it in: the host, or the visitor. */
  speaksTo: 'desk' | 'self';
  /** What only a host chooses: whose village the matter is. */
  children?: ReactNode;
}

/** From the language to the button: one field must be filled, everything else is there already. */
export function VisitForm({ draft, onChange, onSubmit, pending, error, label, hint, submit, speaksTo, children }: VisitFormProps) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(false);
  const words = useRef<HTMLTextAreaElement>(null);
  const wrong = useFieldErrors(error);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (pending) return;
    setTried(true);
    if (!sendable(draft.text, LIMITS.message)) return words.current?.focus();
    if (!lacksConsent(draft)) onSubmit();
  };
  return (
    <form className="stack" onSubmit={send} noValidate autoComplete="off">
      <LanguageChoice value={draft.language} onChange={(language) => onChange({ language })} />
      <SaidField
        label={label}
        hint={hint}
        language={draft.language}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        error={tried && draft.text.trim() === '' ? t('field_error.empty') : wrong('text')}
        ref={words}
      />
      {children && <div className="visit-beside">{children}</div>}
      <ContactDetails
        draft={draft}
        onChange={onChange}
        wrong={wrong}
        speaksTo={speaksTo}
        asked={(tried && lacksConsent(draft)) || (isProblem(error, 'consent-needed') && !draft.consent)}
      />
      <ProblemNotice error={error} />
      <div className="visit-send">
        <Button type="submit" look="primary" size="large" className="desk-main-button" pending={pending}>
          {pending ? t('resident.sending') : submit}
        </Button>
      </div>
    </form>
  );
}
