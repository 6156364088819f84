import { useState } from 'react';

interface FlagSwitchProps {
  label: string;
  /** What is remembered, read once. */
  read: () => boolean;
  write: (on: boolean) => void;
}

/** A choice that this browser remembers. */
export function FlagSwitch({ label, read, write }: FlagSwitchProps) {
  const [on, setOn] = useState(read);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className="switch"
      onClick={() => {
        write(!on);
        setOn(!on);
      }}
    >
      <span className="switch-track" aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}
