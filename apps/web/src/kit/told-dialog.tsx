import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { DialogFrame } from './dialog-frame.js';

/** A dialog that only tells something: one button, which closes it. */
export function ToldDialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <DialogFrame title={title} onClose={onClose}>
      {children}
      <div className="dialog-buttons">
        <Button look="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </DialogFrame>
  );
}
