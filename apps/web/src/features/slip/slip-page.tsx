import type { Slip as SlipFacts } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { call, isStatus } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { isFlag, recall } from '../../api/remembered.js';
import { Button } from '../../kit/button.js';
import { RadioChoices } from '../../kit/choices.js';
import { Loading } from '../../kit/loading.js';
import { PageTitle } from '../../kit/page-title.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { readSlip } from '../desk/slip-words.js';
import { Slip, type Paper } from './slip.js';

/** `/lappu#…`: the slip again, to print at home or at a library. The key stands in the fragment, and is taken out of the address bar at once. */
export function SlipPage() {
  const { t } = useTranslation();
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [key, setKey] = useState(() => readSlip(hash).key);
  const [paper, setPaper] = useState<Paper>('a4');
  const mine = recall('hasCase', isFlag) === true;
  useEffect(() => {
    if (hash === '') return;
    const found = readSlip(hash).key;
    if (found !== undefined) setKey(found);
    void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  const slip = useQuery({
    queryKey: KEYS.slip(key),
    queryFn: ({ signal }) => call<SlipFacts>('/my/slip', { signal, residentKey: key }),
    enabled: key !== undefined || mine,
    gcTime: 0,
  });
  const none = (key === undefined && !mine) || isStatus(slip.error, 401) || isStatus(slip.error, 404);
  return (
    <div className="page page-narrow stack">
      <div className="no-print stack">
        <PageTitle title={t('slip.title')} />
        {slip.data && !none && (
          <>
            <p>{t('slip.lead')}</p>
            <RadioChoices
              legend={t('slip.paper')}
              wide
              choices={(['a4', 'receipt'] as const).map((value) => ({ value, label: t(`slip.paper_${value}`) }))}
              value={paper}
              onChange={setPaper}
            />
            <div className="row">
              <Button look="primary" size="large" icon="print" onClick={() => print()}>
                {t('slip.print')}
              </Button>
            </div>
          </>
        )}
        {none && (
          <>
            <p>{t('slip.no_key')}</p>
            <p>
              <Link to="/seuraa">{t('nav.follow')}</Link>
            </p>
          </>
        )}
      </div>
      {!none && slip.data && <Slip slip={slip.data} paper={paper} />}
      {!none && !slip.data && (slip.error ? <ProblemNotice error={slip.error} /> : <Loading />)}
    </div>
  );
}
