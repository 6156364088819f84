import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../kit/copy-button.js';
import { Link } from 'react-router';
import { buttonClass } from '../../kit/button.js';
import { heldKey, ownLink } from './resident-key.js';

/** Offered while the key is still in this page's memory: nowhere else can it be shown again. */
export function LinkCard({ code }: { code: string }) {
  const { t } = useTranslation();
  const link = ownLink(code);
  if (!link) return null;
  return (
    <section className="link-card stack-tight" aria-labelledby="own-link">
      <h3 id="own-link">{t('link.title')}</h3>
      <p className="small">{t('link.text')}</p>
      <div className="row">
        <CopyButton text={link} label={t('link.copy')} />
        <Link className={buttonClass('plain', 'small')} to={`/lappu#key=${encodeURIComponent(heldKey() ?? '')}`}>
          {t('slip.own')}
        </Link>
      </div>
    </section>
  );
}
