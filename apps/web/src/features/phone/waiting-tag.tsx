import { useTranslation } from 'react-i18next';
import { between } from '../../format/length-of-call.js';
import { Icon } from '../../kit/icon.js';

/** Somebody is on the line now and waits. The seconds are for the eye: read aloud, they would never end. */
export function WaitingTag({ since, now }: { since: string; now: number }) {
  const { t } = useTranslation();
  return (
    <span className="tag tag-ok">
      <Icon name="phone" />
      <span>
        {t('phone.on_line')} <span aria-hidden="true">{between(since, now)}</span>
      </span>
    </span>
  );
}
