import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';
import { Notice } from './notice.js';

/** Why it did not work, in the server's own words; the words that were being sent stay where they are. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  if (!(error instanceof ProblemError)) {
    return (
      <Notice tone="bad" alert title={t('error.unreachable')}>
        <p>{t('error.unreachable_more')}</p>
      </Notice>
    );
  }
  const { problem } = error;
  return (
    <Notice tone="bad" alert title={problem.title}>
      {problem.owner && <p>{t('take.lost', { name: problem.owner.name })}</p>}
      {problem.detail && <p>{problem.detail}</p>}
    </Notice>
  );
}
