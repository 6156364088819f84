import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass } from '../../kit/button.js';
import { CopyButton } from '../../kit/copy-button.js';
import { keyUrl } from '../desk/slip-words.js';
import { heldKeyOf } from './resident-key.js';

/** Offered while the key is still in this page's memory: nowhere else can it be shown again. */
export function LinkCard({ code }: { code: string }) {
  const { t } = useTranslation();
  const key = heldKeyOf(code);
  if (key === undefined) return null;
  return (
    <section className="link-card stack-tight" aria-labelledby="own-link">
      <h3 id="own-link">{t('link.title')}</h3>
      <p className="small">{t('link.text')}</p>
      <div className="row">
        <CopyButton text={keyUrl(location.origin, code, key)} label={t('link.copy')} />
        <Link className={buttonClass('plain', 'small')} to={`/lappu#key=${encodeURIComponent(key)}`}>
          {t('slip.own')}
        </Link>
      </div>
    </section>
  );
}
