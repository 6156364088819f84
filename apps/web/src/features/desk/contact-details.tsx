import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.js';
import { ContactFields } from '../resident/contact-fields.js';
import { leavesDetails, type VisitDraft } from './visit-draft.js';

interface ContactDetailsProps {
  draft: VisitDraft;
  onChange: (change: Partial<VisitDraft>) => void;
  wrong: (path: string) => string | undefined;
  /** Consent is missing where it is needed. */
  asked: boolean;
  /** Who reads it: the host, who asks the visitor, or the visitor. */
  speaksTo: 'desk' | 'self';
}

const FIELDS = ['name', 'phone', 'email'] as const;

/** Folded, because nobody has to leave anything of themselves; kept only with consent. */
export function ContactDetails({ draft, onChange, wrong, asked, speaksTo }: ContactDetailsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const bad = asked || FIELDS.some((field) => wrong(field) !== undefined);
  return (
    <details className="details" open={open || bad} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{leavesDetails(draft) ? t(`${speaksTo}.contact_given`) : t(`${speaksTo}.contact`)}</summary>
      <div className="stack details-body">
        <p className="small">{t(`${speaksTo}.contact_text`)}</p>
        <ContactFields values={draft} onChange={onChange} wrong={wrong} />
        <label className="choice">
          <input
            type="checkbox"
            checked={draft.consent}
            aria-invalid={asked || undefined}
            aria-describedby={asked ? `${id}-consent` : undefined}
            onChange={(event) => onChange({ consent: event.target.checked })}
          />
          <span>{t(`${speaksTo}.consent`)}</span>
        </label>
        {asked && (
          <p id={`${id}-consent`} className="field-error">
            <Icon name="alert" />
            <span>{t(`${speaksTo}.consent_needed`)}</span>
          </p>
        )}
      </div>
    </details>
  );
}
