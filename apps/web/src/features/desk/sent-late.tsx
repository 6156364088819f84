import { useTranslation } from 'react-i18next';
import { showCode } from '../../format/tracking-code.js';
import { Button } from '../../kit/button.js';
import { Icon } from '../../kit/icon.js';
import type { Shown } from './shown-slip.js';

/** Kept visits that went out while this page was open: their slips can still be printed, until the page is left. */
export function SentLate({ sent, onShow }: { sent: readonly Shown[]; onShow: (one: Shown) => void }) {
  const { t } = useTranslation();
  if (sent.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="sent-late">
      <h2 id="sent-late">{t('desk.now_there')}</h2>
      <ul className="visit-rows">
        {sent.map((one) => (
          <li key={one.file.trackingCode} className="visit-row row">
            <Icon name="check" />
            <strong className="code">{showCode(one.file.trackingCode)}</strong>
            <Button icon="print" onClick={() => onShow(one)}>
              {t('desk.show_slip')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
