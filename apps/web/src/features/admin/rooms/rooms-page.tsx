import type { KeptLivingRoom } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.js';
import { KEYS } from '../../../api/keys.js';
import { Button } from '../../../kit/button.js';
import { Loading } from '../../../kit/loading.js';
import { ProblemNotice } from '../../../kit/problem-notice.js';
import { RoomCard } from '../../villages/room-card.js';
import { nameIn } from '../../villages/use-villages.js';
import '../../villages/villages.css';
import { AdminPage } from '../admin-page.js';
import { CloseRoomDialog } from './close-room-dialog.js';
import { RoomDialog } from './room-dialog.js';

/** `/yllapito/olohuoneet`: where the living rooms are, when they are open, and who hosts them. */
export function RoomsPage() {
  const { t } = useTranslation();
  return <AdminPage title={t('room.page')}>{() => <Rooms />}</AdminPage>;
}

type Open = { what: 'add' } | { what: 'edit' | 'close'; room: KeptLivingRoom };

function Rooms() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const rooms = useQuery({
    queryKey: KEYS.keptRooms,
    queryFn: ({ signal }) => call<{ items: KeptLivingRoom[] }>('/living-rooms/kept', { signal }),
  });
  const items = rooms.data?.items ?? [];
  const close = () => setOpen(undefined);
  return (
    <>
      <div>
        <Button look="primary" onClick={() => setOpen({ what: 'add' })}>
          {t('room.add')}
        </Button>
      </div>
      {rooms.isPending && <Loading />}
      <ProblemNotice error={rooms.data ? undefined : rooms.error} />
      {rooms.data?.items.length === 0 && <p className="empty">{t('room.no_rooms')}</p>}
      <ul className="people">
        {items.map((room) => (
          <Room key={room.id} room={room} onOpen={(what) => setOpen({ what, room })} />
        ))}
      </ul>
      {open?.what === 'add' && <RoomDialog taken={items.map(({ village }) => village.name.fi)} onClose={close} />}
      {open?.what === 'edit' && <RoomDialog room={open.room} taken={[]} onClose={close} />}
      {open?.what === 'close' && <CloseRoomDialog room={open.room} onClose={close} />}
    </>
  );
}

function Room({ room, onOpen }: { room: KeptLivingRoom; onOpen: (what: 'edit' | 'close') => void }) {
  const { t } = useTranslation();
  const village = nameIn(room.village.name);
  return (
    <li className="card stack-tight">
      <h2>{village}</h2>
      <RoomCard room={room} />
      <p className="small">
        {t('room.hosts')}: {room.hosts.map(({ name }) => name).join(', ') || t('room.no_hosts')}
      </p>
      <p className="small muted">{t(`room.source.${room.source}`)}</p>
      <div className="row people-acts">
        <Button size="small" aria-label={`${t('people.edit')}: ${village}`} onClick={() => onOpen('edit')}>
          {t('people.edit')}
        </Button>
        <Button size="small" look="danger" aria-label={`${t('room.close')}: ${village}`} onClick={() => onOpen('close')}>
          {t('room.close')}
        </Button>
      </div>
    </li>
  );
}
