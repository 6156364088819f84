import { useId, type KeyboardEventHandler, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.js';

interface TextAreaProps {
  label: ReactNode;
  name?: string;
  value: string;
  onChange: (text: string) => void;
  /** Upper bound in UTF-16 units (`LIMITS`): said when it is near, refused when it is passed. */
  limit: number;
  rows?: number;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of somebody's words. Longer than allowed can be typed and pasted, so that nothing is cut off silently. */
export function TextArea({ label, name, value, onChange, limit, rows = 4, hint, error, optional, ref, ...rest }: TextAreaProps) {
  const { t } = useTranslation();
  const countId = useId();
  const left = limit - value.length;
  const near = left <= Math.min(500, limit / 4);
  const tooLong = left < 0 ? t('field.too_long', { n: -left }) : undefined;
  return (
    <>
      <Field label={label} name={name} hint={hint} error={error ?? tooLong} optional={optional}>
        {(control) => (
          <textarea
            {...control}
            {...rest}
            ref={ref}
            rows={rows}
            value={value}
            aria-describedby={[control['aria-describedby'], near && countId].filter(Boolean).join(' ') || undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {near && left >= 0 && (
        <p id={countId} className="field-count">
          {t('field.left', { n: left })}
        </p>
      )}
    </>
  );
}

/** Whether the words may be sent: something is there, and not too much of it. */
export const sendable = (text: string, limit: number): boolean => text.trim().length > 0 && text.length <= limit;
