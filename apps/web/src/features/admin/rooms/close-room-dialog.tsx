import type { KeptLivingRoom } from '#contracts';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { nameIn } from '../../villages/use-villages.js';

/** Ends a living room for good; the village may get another. */
export function CloseRoomDialog({ room, onClose }: { room: KeptLivingRoom; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<unknown, Record<string, never>>(`/living-rooms/${room.id}/close`, {
    invalidates: [KEYS.keptRooms, KEYS.villages],
    onDone: onClose,
  });
  return (
    <ActDialog
      title={t('room.close_title', { village: nameIn(room.village.name) })}
      intro={<p>{t('room.close_text')}</p>}
      submit={t('room.close')}
      danger
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
