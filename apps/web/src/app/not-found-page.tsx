import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { buttonClass } from '../kit/button.js';
import { PageTitle } from '../kit/page-title.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow stack">
      <PageTitle title={t('not_found.title')} />
      <p>{t('not_found.text')}</p>
      <div className="row">
        <Link className={buttonClass('primary')} to="/">
          {t('not_found.contact')}
        </Link>
        <Link className={buttonClass()} to="/seuraa">
          {t('nav.follow')}
        </Link>
      </div>
    </div>
  );
}
