import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { showPhone } from '../../format/phone-number.js';
import { Notice } from '../../kit/notice.js';
import { ownPhoneQuery } from './own-phone-query.js';

/** Before somebody takes a case whose resident is on the line: whose telephone will ring, or that none can. */
export function CallerWaits() {
  const { t } = useTranslation();
  const own = useQuery(ownPhoneQuery).data;
  if (own === undefined) return null;
  const { phone } = own;
  return phone === null ? (
    <Notice tone="warn" title={t('take.caller_no_phone')} />
  ) : (
    <Notice tone="info" title={t('take.caller_rings', { phone: showPhone(phone) })} />
  );
}
