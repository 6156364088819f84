import type { MyNotifications } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { Browsers } from './browsers.js';
import { OrderForm } from './order-form.js';
import { ReachingPaths } from './reaching-paths.js';
import './notifications.css';

/** How the signed-in person is told: the order, what reaches them, and their browsers. */
export function HowTold() {
  const { t } = useTranslation();
  const told = useQuery({
    queryKey: KEYS.notifications,
    queryFn: ({ signal }) => call<MyNotifications>('/me/notifications', { signal }),
  });
  return (
    <>
      <section className="card stack" aria-labelledby="how-told">
        <h2 id="how-told">{t('paths.title')}</h2>
        <p>{t('paths.text')}</p>
        {told.isPending && <Loading />}
        <ProblemNotice error={told.data ? undefined : told.error} />
        {told.data && (
          <>
            <OrderForm order={told.data.order} isDefault={told.data.isDefault} />
            <ReachingPaths paths={told.data.paths} />
          </>
        )}
      </section>
      {told.data && (
        <section className="card stack" aria-labelledby="push">
          <h2 id="push">{t('push.title')}</h2>
          <p>{t('push.text')}</p>
          <Browsers of="me" pushKey={told.data.pushKey} subscriptions={told.data.subscriptions} shownBy={KEYS.notifications} />
        </section>
      )}
    </>
  );
}
