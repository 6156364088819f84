import { useTranslation } from 'react-i18next';
import { between } from '../../format/length-of-call.js';
import { useNow } from '../../format/use-now.js';
import { Icon } from '../../kit/icon.js';

/** Somebody is on the line now and waits. The seconds are for the eye: read aloud, they would never end. */
export function WaitingTag({ since }: { since: string }) {
  const { t } = useTranslation();
  const now = useNow(1000);
  return (
    <span className="tag tag-ok">
      <Icon name="phone" />
      <span>
        {t('phone.on_line')} <span aria-hidden="true">{between(since, now)}</span>
      </span>
    </span>
  );
}
