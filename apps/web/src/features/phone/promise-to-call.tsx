import type { PhoneCall } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { useNow } from '../../format/use-now.js';
import { Notice } from '../../kit/notice.js';
import { openPromise } from './call-standing.js';

/** By when the resident was promised a call back, until somebody talked with them. */
export function PromiseToCall({ calls }: { calls: readonly PhoneCall[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const promised = openPromise(calls);
  if (promised === undefined) return null;
  const late = Date.parse(promised) <= now;
  return <Notice tone={late ? 'bad' : 'warn'} title={t(late ? 'phone.promised_late' : 'phone.promised', { when: dateTime(promised) })} />;
}
