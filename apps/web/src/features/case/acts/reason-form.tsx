import { useState, type ReactNode } from 'react';
import { ActDialog } from '../../../kit/act-dialog.js';
import { isReason, ReasonField } from './reason-field.js';

interface ReasonFormProps {
  title: string;
  /** What will happen. */
  text: string;
  submit: string;
  danger?: boolean;
  /** Of the reason's field, where it is not just "reason". */
  label?: string;
  act: { isPending: boolean; error: unknown };
  /** Whether all but the reason is there. */
  ready?: boolean;
  onReason: (reason: string) => void;
  onClose: () => void;
  /** What is asked before the reason. */
  children?: ReactNode;
}

/** The dialog of an act that is given a reason in words. */
export function ReasonForm({ text, label, act, ready = true, onReason, children, ...dialog }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...dialog}
      intro={<p>{text}</p>}
      pending={act.isPending}
      error={act.error}
      ready={ready && isReason(reason)}
      onSubmit={() => onReason(reason)}
    >
      {children}
      <ReasonField label={label} value={reason} onChange={setReason} error={act.error} />
    </ActDialog>
  );
}
