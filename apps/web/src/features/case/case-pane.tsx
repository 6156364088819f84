import type { CaseSummary, Me } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { isStatus } from '../../api/call.js';
import { Icon } from '../../kit/icon.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { CaseAside } from './case-aside.js';
import { CaseMain } from './case-main.js';
import { useCase } from './case-query.js';
import { OpenWithReason } from './open-with-reason.js';
import './case.css';

interface CasePaneProps {
  id: string;
  me: Me;
  summary?: CaseSummary;
  backTo: To;
}

/** The chosen case. What one may not read is answered like what does not exist: then a reason may be given. */
export function CasePane({ id, me, summary, backTo }: CasePaneProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const closed = summary?.readable === false && !opened;
  const file = useCase(id, !closed);
  const hidden = !file.data && (closed || isStatus(file.error, 404));
  return (
    <>
      <div className="case-main">
        <Link className="case-back" to={backTo}>
          <Icon name="back" />
          {t('case.back')}
        </Link>
        {file.data ? (
          <CaseMain file={file.data} me={me} />
        ) : hidden ? (
          <OpenWithReason id={id} summary={summary} onOpened={() => setOpened(true)} />
        ) : file.error ? (
          <ProblemNotice error={file.error} />
        ) : (
          <Loading />
        )}
      </div>
      {file.data ? <CaseAside file={file.data} me={me} /> : <div />}
    </>
  );
}
