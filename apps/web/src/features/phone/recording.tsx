import type { PhoneRecording } from '#contracts';
import { useTranslation } from 'react-i18next';
import { date, dateTime } from '../../format/dates.js';
import { lengthOfCall } from '../../format/length-of-call.js';

/** A voice message: to listen to, to read where a machine wrote it down, and until when it is kept. */
export function Recording({ caseId, recording }: { caseId: string; recording: PhoneRecording }) {
  const { t } = useTranslation();
  const { state, seconds, transcript } = recording;
  const title = t('phone.recording', { when: dateTime(recording.at) });
  if (state !== 'kept') return <p className="muted small">{t(`phone.recording_${state}`)}</p>;
  return (
    <div className="recording stack-tight">
      <p>
        <strong>{title}</strong>
      </p>
      {/* What is said stands below as text where there is one: a voice message has no captions. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <audio controls preload="none" aria-label={title} src={`/api/v1/cases/${caseId}/recordings/${recording.id}`} />
      <p className="small muted">
        {seconds !== undefined && `${t('phone.recording_length', { time: lengthOfCall(seconds) })} `}
        {t('phone.recording_until', { when: date(recording.deleteAfter) })}
      </p>
      {transcript !== undefined && (
        <details>
          <summary>{t('phone.transcript')}</summary>
          <p className="preserve">{transcript}</p>
        </details>
      )}
    </div>
  );
}
