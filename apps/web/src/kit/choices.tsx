import { useId, type ReactNode } from 'react';

export interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
}

interface ChoiceProps<Value extends string> {
  legend: ReactNode;
  choices: readonly Choice<Value>[];
  wide?: boolean;
  hint?: ReactNode;
  error?: string;
}

/** One of a few, all in sight. */
export function RadioChoices<Value extends string>(
  props: ChoiceProps<Value> & { value: Value | undefined; onChange: (value: Value) => void },
) {
  const name = useId();
  return (
    <fieldset className="field" aria-describedby={props.error ? `${name}-error` : undefined}>
      <legend>{props.legend}</legend>
      {props.hint && <div className="field-hint">{props.hint}</div>}
      <div className={props.wide ? 'choices-wide' : undefined}>
        {props.choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input type="radio" name={name} checked={props.value === choice.value} onChange={() => props.onChange(choice.value)} />
            <ChoiceText {...choice} />
          </label>
        ))}
      </div>
      {props.error && (
        <div id={`${name}-error`} className="field-error">
          {props.error}
        </div>
      )}
    </fieldset>
  );
}

/** Any of a few, all in sight. */
export function CheckChoices<Value extends string>(
  props: ChoiceProps<Value> & { values: readonly Value[]; onChange: (values: Value[]) => void },
) {
  return (
    <fieldset className="field">
      <legend>{props.legend}</legend>
      {props.hint && <div className="field-hint">{props.hint}</div>}
      <div className={props.wide ? 'choices-wide' : undefined}>
        {props.choices.map((choice) => {
          const checked = props.values.includes(choice.value);
          return (
            <label key={choice.value} className="choice">
              <input
                type="checkbox"
                checked={checked}
                onChange={() =>
                  props.onChange(checked ? props.values.filter((one) => one !== choice.value) : [...props.values, choice.value])
                }
              />
              <ChoiceText {...choice} />
            </label>
          );
        })}
      </div>
      {props.error && <div className="field-error">{props.error}</div>}
    </fieldset>
  );
}

function ChoiceText({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className="choice-text">
      <span>{label}</span>
      {hint && <span className="field-hint">{hint}</span>}
    </span>
  );
}
