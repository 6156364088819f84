import type { PublicLine } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { showPhone } from '../../format/phone-number.js';
import { Icon } from '../../kit/icon.js';

/** The city's numbers, where there is a phone line. Where nothing is known, nothing is missed: one can write. */
export const useLine = (): PublicLine | undefined =>
  useQuery({ queryKey: KEYS.line, queryFn: ({ signal }) => call<PublicLine>('/line', { signal }), staleTime: 300_000, retry: false }).data;

/** Under the first field: one may also call. */
export function CallInstead() {
  const { t } = useTranslation();
  const line = useLine();
  if (line?.number === undefined) return null;
  return (
    <p className="call-instead">
      <Icon name="phone" />
      <span>
        {t('line.call')}{' '}
        <a href={`tel:${line.number}`} className="call-number">
          {showPhone(line.number)}
        </a>
        {line.texts && ` ${t('line.texts')}`}
        {line.whatsapp !== undefined && ` ${t('line.whatsapp')} ${showPhone(line.whatsapp)}`}
      </span>
    </p>
  );
}

/** Whom the line turns away is counted where everybody sees it. Nobody: nothing to tell. */
export function LineRefusals() {
  const { t } = useTranslation();
  const blocked = useLine()?.blocked;
  if (!blocked || (blocked.numbers === 0 && blocked.refused === 0)) return null;
  return (
    <p className="small muted">
      {t('line.blocked', { count: blocked.numbers })} {t('line.refused', { count: blocked.refused })}
    </p>
  );
}
