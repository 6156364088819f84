import type { ReactNode } from 'react';
import { Field } from './field.js';

interface SelectFieldProps {
  label: ReactNode;
  name?: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  /** The first, empty option. */
  none?: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
}

/** The platform's own list: works on every phone. */
export function SelectField({ label, name, value, onChange, options, none, hint, error, optional }: SelectFieldProps) {
  return (
    <Field label={label} name={name} hint={hint} error={error} optional={optional}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
