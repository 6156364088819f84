import { useId, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { DialogFrame } from './dialog-frame.js';
import { ProblemNotice } from './problem-notice.js';

interface ActDialogProps {
  title: ReactNode;
  /** What will happen, before the fields. */
  intro?: ReactNode;
  submit: string;
  /** For an act that itself is a cancelling: "cancel" would then say both. */
  cancel?: string;
  danger?: boolean;
  pending: boolean;
  error: unknown;
  /** Not yet complete: pressing says nothing, so it is told in the fields. */
  ready?: boolean;
  /** What is not there yet, said beside the button. */
  missing?: string;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Every act on a case is confirmed in one of these: what it means, what it needs, one button that does it. */
export function ActDialog({
  title,
  intro,
  submit,
  cancel,
  danger,
  pending,
  error,
  ready = true,
  missing,
  onSubmit,
  onClose,
  children,
}: ActDialogProps) {
  const { t } = useTranslation();
  const missingId = useId();
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <DialogFrame title={title} onClose={onClose}>
      <form className="stack" onSubmit={send} noValidate>
        {intro}
        {children}
        <ProblemNotice error={error} />
        {missing && (
          <p id={missingId} className="small muted">
            {missing}
          </p>
        )}
        <div className="dialog-buttons">
          <Button
            type="submit"
            look={danger ? 'danger' : 'primary'}
            pending={pending}
            aria-disabled={!ready || undefined}
            aria-describedby={missing && missingId}
          >
            {submit}
          </Button>
          <Button onClick={onClose}>{cancel ?? t('common.cancel')}</Button>
        </div>
      </form>
    </DialogFrame>
  );
}
