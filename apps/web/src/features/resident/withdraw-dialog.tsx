import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { ActDialog } from '../../kit/act-dialog.js';

export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<unknown, Record<string, never>>('/my/case/withdraw', { invalidates: [KEYS.myCase, ['track']], onDone: onClose });
  return (
    <ActDialog
      title={t('withdraw.title')}
      intro={<p>{t('withdraw.text')}</p>}
      submit={t('withdraw.submit')}
      cancel={t('withdraw.keep')}
      danger
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
