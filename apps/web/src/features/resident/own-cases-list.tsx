import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ownCases } from './own-cases.js';

/** Cases that were opened in this browser, by their codes. */
export function OwnCases() {
  const { t } = useTranslation();
  const codes = ownCases();
  if (codes.length === 0) return null;
  return (
    <div className="own-cases">
      <h2>{t('own.title')}</h2>
      <ul className="row">
        {codes.map((code) => (
          <li key={code}>
            <Link className="code-link code" to={`/s/${code}`}>
              {code}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
