import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon.js';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says that the line is down, and that nothing written is lost. The region stands there before there is anything to say. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className={online ? undefined : 'offline'}>
      {!online && (
        <>
          <Icon name="alert" />
          <span>{t('shell.offline')}</span>
        </>
      )}
    </div>
  );
}
