import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';

const WithdrawDialog = lazy(async () => ({ default: (await import('./withdraw-dialog.js')).WithdrawDialog }));

export function Withdraw() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>
        {t('withdraw.button')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <WithdrawDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
