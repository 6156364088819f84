import type { PhoneCall, PhoneRecording } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { between } from '../../format/length-of-call.js';
import { Recording } from './recording.js';

/** A call that is over: who called, when, how it ended, and what was left to listen to. */
export function PastCall({ caseId, call, recordings }: { caseId: string; call: PhoneCall; recordings: readonly PhoneRecording[] }) {
  const { t } = useTranslation();
  const { connectedAt, endedAt, endedHow } = call;
  const time = connectedAt && endedAt ? between(connectedAt, endedAt) : '';
  return (
    <li className="past-call stack-tight">
      <p>
        <strong>{t(`phone.${call.direction}`)}</strong> <time dateTime={call.startedAt}>{dateTime(call.startedAt)}</time>
      </p>
      <p className="small">
        {endedHow ? t(`phone.ended.${endedHow}`, { time }).trim() : t('phone.ended_unknown')}
        {call.official && ` · ${call.official.name}`}
      </p>
      {recordings.map((recording) => (
        <Recording key={recording.id} caseId={caseId} recording={recording} />
      ))}
    </li>
  );
}
