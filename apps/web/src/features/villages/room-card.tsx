import type { LivingRoomFacts } from '#contracts';
import { WEEK_DAYS } from '#domain';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { showPhone } from '../../format/phone-number.js';
import { dayInWords, spansInWords } from './hours-words.js';

/** A living room: where it is, whether it is open now, and when it is. */
export function RoomCard({ room }: { room: LivingRoomFacts | undefined }) {
  const { t } = useTranslation();
  if (!room) return <p className="muted">{t('room.none')}</p>;
  return (
    <div className="stack-tight room">
      <p>
        <strong>{room.school}</strong>
        <br />
        {room.address}
      </p>
      <p className="row">
        <OpenTag room={room} />
        {room.changesAt && <span className="small">{t(room.open ? 'room.closes' : 'room.opens', { when: dateTime(room.changesAt) })}</span>}
      </p>
      {(room.accessible !== undefined || room.phone) && (
        <p className="small">
          {room.accessible !== undefined && t(room.accessible ? 'room.accessible' : 'room.not_accessible')}{' '}
          {room.phone && <a href={`tel:${room.phone}`}>{showPhone(room.phone)}</a>}
        </p>
      )}
      <RoomHours room={room} />
    </div>
  );
}

export function OpenTag({ room }: { room: Pick<LivingRoomFacts, 'open'> }) {
  const { t } = useTranslation();
  return <span className={room.open ? 'tag tag-ok' : 'tag tag-plain'}>{t(room.open ? 'room.open_now' : 'room.closed_now')}</span>;
}

function RoomHours({ room }: { room: LivingRoomFacts }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="room-hours" aria-label={t('room.hours')}>
        {WEEK_DAYS.map((day) => (
          <div key={day}>
            <dt>{t(`room.day.${day}`)}</dt>
            <dd>{spansInWords(room.week[day]) || t('room.closed')}</dd>
          </div>
        ))}
      </dl>
      {room.exceptions.length > 0 && (
        <p className="small">
          {t('room.exceptions')}:{' '}
          {room.exceptions.map(({ date, spans }) => `${dayInWords(date)} ${spansInWords(spans) || t('room.closed')}`).join('; ')}
        </p>
      )}
    </>
  );
}
