import type { InputHTMLAttributes, ReactNode } from 'react';
import { Field } from './field.js';

interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: ReactNode;
  value: string;
  onChange: (text: string) => void;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
}

export function TextInput({ label, name, value, onChange, hint, error, optional, ...rest }: TextInputProps) {
  return (
    <Field label={label} name={name} hint={hint} error={error} optional={optional}>
      {(control) => <input type="text" {...rest} {...control} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
