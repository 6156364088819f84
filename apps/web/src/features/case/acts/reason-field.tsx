import { LIMITS } from '#domain';
import { useTranslation } from 'react-i18next';
import { useFieldErrors } from '../../../kit/field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';

interface ReasonFieldProps {
  /** Without one: "reason", which no resident reads. */
  label?: string;
  value: string;
  onChange: (reason: string) => void;
  /** Of the act that the reason went with: the server's word on the field is shown at it. */
  error: unknown;
}

/** Why, in one's own words. */
export function ReasonField({ label, value, onChange, error }: ReasonFieldProps) {
  const { t } = useTranslation();
  const wrong = useFieldErrors(error);
  return (
    <TextArea
      label={label ?? t('field.reason')}
      name="reason"
      limit={LIMITS.reason}
      rows={3}
      value={value}
      onChange={onChange}
      error={wrong('reason')}
    />
  );
}

export const isReason = (words: string): boolean => sendable(words, LIMITS.reason);
