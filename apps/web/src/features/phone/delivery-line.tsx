import type { PhoneDelivery } from '#contracts';
import { useTranslation } from 'react-i18next';
import { coded } from '../../i18n/coded.js';
import { Icon } from '../../kit/icon.js';

const ICONS = { waiting: 'clock', sent: 'arrow', delivered: 'check', undelivered: 'alert', cancelled: 'cross' } as const;

/** Under a message that went out as a text: whether it reached the resident's phone. */
export function DeliveryLine({ delivery }: { delivery: PhoneDelivery }) {
  const { t } = useTranslation();
  const why = coded(t, 'delivery.reason', (delivery.reason ?? 'other').replaceAll('-', '_'), {}, t('delivery.reason.other'));
  return (
    <p className={`delivery small${delivery.state === 'undelivered' ? ' delivery-failed' : ''}`}>
      <Icon name={ICONS[delivery.state]} size="1em" />
      <span>
        {t(`delivery.${delivery.state}`, { why })}
        {delivery.sentTwice && ` · ${t('delivery.twice')}`}
      </span>
    </p>
  );
}
