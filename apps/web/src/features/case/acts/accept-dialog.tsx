import type { FullCase, Me } from '#contracts';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../kit/announcer.js';
import type { ActProps } from '../case-query.js';
import { TakeForm } from './take-form.js';
import { useOfferAct } from './use-offer-act.js';

/** Accepting an offer or a summons is the same act as taking: by oneself, in public. */
export function AcceptDialog({ file, me, offer, onClose }: ActProps & { me: Me; offer: FullCase['offers'][number] }) {
  const { t } = useTranslation();
  const act = useOfferAct<Record<string, never>>(file.id, offer, 'accept', () => {
    announce(t('take.done'));
    onClose();
  });
  return <TakeForm file={file} me={me} act={act} onClose={onClose} />;
}
