import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { showPhone } from '../../format/phone-number.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { announce } from '../../kit/announcer.js';
import { Button, buttonClass } from '../../kit/button.js';
import { DialogFrame } from '../../kit/dialog-frame.js';
import { ownPhoneQuery } from './own-phone-query.js';
import { usePhoneAct } from './phone-query.js';

interface CallDialogProps {
  caseId: string;
  /** The number that the resident will see. */
  line: string;
  onClose: () => void;
}

/** "Soita": what will ring first, and what the resident sees, before anything rings. */
export function CallDialog({ caseId, line, onClose }: CallDialogProps) {
  const { t } = useTranslation();
  const own = useQuery(ownPhoneQuery);
  const act = usePhoneAct<Record<string, never>>(caseId, 'call', () => {
    announce(t('phone.called'));
    onClose();
  });
  if (own.data?.phone === null) return <NoOwnPhone onClose={onClose} />;
  return (
    <ActDialog
      title={t('phone.call_title')}
      intro={
        <>
          <p>{t('phone.call_text', { line: showPhone(line) })}</p>
          {own.data?.phone && <p>{t('phone.call_text_own', { phone: showPhone(own.data.phone) })}</p>}
        </>
      }
      submit={t('phone.call_submit')}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}

function NoOwnPhone({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <DialogFrame title={t('phone.call_title')} onClose={onClose}>
      <p>{t('phone.no_own')}</p>
      <div className="dialog-buttons">
        <Link className={buttonClass('primary')} to="/tyo/asetukset">
          {t('phone.to_settings')}
        </Link>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </DialogFrame>
  );
}
