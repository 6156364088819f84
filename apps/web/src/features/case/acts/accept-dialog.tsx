import type { FullCase, Me } from '#contracts';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { showCode } from '../../../format/tracking-code.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { announce } from '../../../kit/announcer.js';
import type { ActProps } from '../case-query.js';
import { useActed } from '../use-acted.js';
import { TakePreview } from './take-preview.js';

/** Accepting an offer or a summons is the same act as taking: by oneself, in public. */
export function AcceptDialog({ file, me, offer, onClose }: ActProps & { me: Me; offer: FullCase['offers'][number] }) {
  const { t } = useTranslation();
  const acted = useActed();
  const act = useAct<unknown, Record<string, never>>(`/handover-offers/${offer.id}/accept`, {
    invalidates: [KEYS.case(file.id), KEYS.cases, KEYS.me],
    onDone: () => {
      announce(t('take.done'));
      onClose();
      acted('dialog');
    },
  });
  return (
    <ActDialog
      title={t('take.title')}
      intro={<TakePreview me={me} code={showCode(file.trackingCode)} />}
      submit={t('take.button')}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
