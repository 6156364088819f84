import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../kit/page-title.js';
import { OwnCases } from '../resident/own-cases-list.js';
import { CodeForm } from './code-form.js';
import '../resident/resident.css';

/** `/seuraa`: from a code on a slip or in a message to its case. */
export function FollowPage() {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow stack">
      <PageTitle title={t('follow.title')} />
      <p>{t('follow.lead')}</p>
      <CodeForm />
      <OwnCases />
    </div>
  );
}
