import type { CaseSummary } from '#contracts';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.js';
import { WaitingTag } from '../phone/waiting-tag.js';
import { isWaitingCaller } from './waiting-callers.js';

interface LiveTagProps {
  file: Pick<CaseSummary, 'channel' | 'live' | 'state' | 'callerSince'>;
  now: number;
}

/** That the resident is there now: on the line, for how long, or with the page open. */
export function LiveTag({ file, now }: LiveTagProps) {
  const { t } = useTranslation();
  if (isWaitingCaller(file)) return <WaitingTag since={file.callerSince} now={now} />;
  // Of a call that nobody took, only the caller on the line counts: they may have hung up a moment ago.
  if (!file.live || (file.channel === 'voice' && file.state === 'waiting')) return null;
  return (
    <span className="tag tag-ok">
      <Icon name="chat" />
      {t('inbox.live')}
    </span>
  );
}
