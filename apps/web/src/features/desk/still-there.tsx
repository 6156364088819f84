import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { DialogFrame } from '../../kit/dialog-frame.js';

/** "Oletko vielä siinä?": any touch or key is an answer, and closes it. */
export function StillThere({ secondsLeft }: { secondsLeft: number }) {
  const { t } = useTranslation();
  return (
    <DialogFrame alert title={t('desk.still_there')} onClose={() => undefined}>
      <p>{t('desk.still_there_text')}</p>
      <p className="still-there-left" aria-hidden="true">
        {t('time.seconds', { n: secondsLeft })}
      </p>
      <div className="dialog-buttons">
        <Button look="primary" size="large">
          {t('desk.here')}
        </Button>
      </div>
    </DialogFrame>
  );
}
