import type { CaseSummary, Me } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { Loading } from '../../kit/loading.js';
import { PageTitle } from '../../kit/page-title.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { SignedIn } from '../account/signed-in.js';
import { DirectDialog } from '../case/acts/direct-dialog.js';
import { OfferDialog } from '../case/acts/offer-dialog.js';
import { ReasonDialog } from '../case/acts/reason-dialog.js';
import { TakeDialog } from '../case/acts/take-dialog.js';
import { useListNow } from '../inbox/use-list-now.js';
import { useCaseList } from '../inbox/views.js';
import { GapsBriefly } from '../roster/gaps.js';
import { Escalated, type MayorAct } from './escalated.js';
import './mayor.css';
import '../case/case.css';

/** `/pormestari`: what has come up to the mayor, who waits live and then the latest first, and the four things to do about it. */
export function MayorPage() {
  return <SignedIn roles={['mayor']}>{(me) => <Mayor me={me} />}</SignedIn>;
}

function Mayor({ me }: { me: Me }) {
  const { t } = useTranslation();
  const list = useCaseList('escalated', '');
  const now = useListNow(list.items);
  const [acting, setActing] = useState<{ act: MayorAct; file: CaseSummary }>();
  const close = () => setActing(undefined);
  const unowned = list.items.filter((item) => !item.owner).length;
  return (
    <div className="page stack">
      <PageTitle title={t('mayor.title')} />
      <p className="mayor-lead">{t('mayor.lead')}</p>
      <GapsBriefly />
      {list.isPending && <Loading />}
      <ProblemNotice error={list.items.length === 0 ? list.error : undefined} />
      {list.isSuccess && (
        <p role="status" className="mayor-count">
          {list.items.length === 0 ? t('mayor.none') : t('mayor.count', { count: list.items.length })}{' '}
          {unowned > 0 && t('mayor.unowned', { count: unowned })}
        </p>
      )}
      <ul className="mayor-cases">
        {list.items.map((item) => (
          <Escalated key={item.id} item={item} me={me} now={now} onAct={(act) => setActing({ act, file: item })} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('inbox.more')}
        </Button>
      )}
      {acting?.act === 'take' && <TakeDialog file={acting.file} me={me} onClose={close} />}
      {acting?.act === 'summon' && <OfferDialog file={acting.file} act="summons" onClose={close} />}
      {acting?.act === 'direct' && <DirectDialog file={acting.file} onClose={close} />}
      {acting?.act === 'relieve' && <ReasonDialog file={acting.file} act="relieve" onClose={close} />}
    </div>
  );
}
