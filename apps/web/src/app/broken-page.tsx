import { useTranslation } from 'react-i18next';
import { buttonClass } from '../kit/button.js';

/** Shown when a page of ours broke, or could not be fetched. What was written is in the browser's memory or on the server. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow stack">
      <title>{`${t('broken.title')} – Batline`}</title>
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <div className="row">
        <a className={buttonClass('primary')} href={location.pathname}>
          {t('broken.again')}
        </a>
      </div>
    </div>
  );
}
