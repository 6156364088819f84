import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';
import { coded } from '../i18n/coded.js';
import { Icon } from './icon.js';

export interface ControlProps {
  id: string;
  name?: string;
  className: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

export interface FieldProps {
  label: ReactNode;
  name?: string;
  hint?: ReactNode;
  /** What is wrong with it, in words. */
  error?: string;
  optional?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/** Label, hint, control, error: tied together for everybody. */
export function Field({ label, name, hint, error, optional, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> {t('field.optional')}</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
      {children({
        id,
        name,
        className: 'control',
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <div id={`${id}-error`} className="field-error">
          <Icon name="alert" />
          <span>{error}</span>
        </div>
      )}
    </div>
  );
}

/** The words for what the server found wrong with one field, if anything. */
export function useFieldErrors(error: unknown): (path: string) => string | undefined {
  const { t } = useTranslation();
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return (path) => {
    const found = errors.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return found && coded(t, 'field_error', found.code.replaceAll('-', '_'), {}, t('field_error.other'));
  };
}
