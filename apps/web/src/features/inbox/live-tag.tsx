import type { CaseSummary } from '#contracts';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.js';
import { WaitingTag } from '../phone/waiting-tag.js';
import { isWaitingCaller } from './waiting-callers.js';

interface LiveTagProps {
  file: Pick<CaseSummary, 'channel' | 'live' | 'state' | 'openedAt'>;
  now: number;
}

/** That the resident is there now: on the line, for how long, or with the page open. */
export function LiveTag({ file, now }: LiveTagProps) {
  const { t } = useTranslation();
  if (isWaitingCaller(file)) return <WaitingTag since={file.openedAt} now={now} />;
  if (!file.live) return null;
  return (
    <span className="tag tag-ok">
      <Icon name="chat" />
      {t('inbox.live')}
    </span>
  );
}
