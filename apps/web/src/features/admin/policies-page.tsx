import type { PolicySnapshot } from '#domain';
import { POLICY_CLOCKS } from '#domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { useLine } from '../resident/phone-line.js';
import { AdminPage } from './admin-page.js';
import { CalendarWords } from './calendar-words.js';
import { durationInWords } from './duration-words.js';
import { Ladder } from './ladder.js';

/** `/yllapito/kaytannot`: the promises in force, in words. They are changed in the policies file, not here. */
export function PoliciesPage() {
  const { t } = useTranslation();
  return <AdminPage title={t('admin.policies')}>{() => <Policies />}</AdminPage>;
}

function Policies() {
  const { t } = useTranslation();
  const policies = useQuery({
    queryKey: KEYS.policies,
    queryFn: ({ signal }) => call<{ policies: PolicySnapshot[] }>('/policies', { signal }),
  });
  return (
    <>
      <p>{t('policies.lead')}</p>
      {policies.isPending && <Loading />}
      <ProblemNotice error={policies.error} />
      <div className="policies">
        {policies.data?.policies.map((snapshot, index) => (
          <PolicyCard key={snapshot.policy.id} snapshot={snapshot} first={index === 0} />
        ))}
      </div>
    </>
  );
}

/** @param first the last policy serves everything that none before it served */
function PolicyCard({ snapshot: { policy, calendar }, first }: { snapshot: PolicySnapshot; first: boolean }) {
  const { t } = useTranslation();
  const working = calendar !== null;
  const { kinds, channels } = policy.match;
  const rings = useLine()?.number !== undefined && (channels?.includes('voice') ?? true);
  const what = [kinds?.map((kind) => t(`kind.${kind}`)).join(', '), channels?.map((channel) => t(`channel.${channel}`)).join(', ')]
    .filter(Boolean)
    .join(' · ');
  return (
    <section className="card stack" aria-labelledby={`policy-${policy.id}`}>
      <div>
        <h2 id={`policy-${policy.id}`}>
          {what ? t('policies.match', { what }) : t(first ? 'policies.everything' : 'policies.everything_else')}
        </h2>
        {policy.id !== 'everything' && <p className="muted">{policy.id}</p>}
      </div>
      {policy.live && (
        <div className="stack-tight">
          <h3>{t('policies.live_ladder')}</h3>
          <Ladder rungs={policy.live.ladder} working={false} rings={rings} />
          {rings && <p className="small muted">{t('policies.rings')}</p>}
        </div>
      )}
      <div className="stack-tight">
        <h3>{t('policies.ladder')}</h3>
        <Ladder rungs={policy.ladder} working={working} />
      </div>
      <div className="stack-tight">
        <h3>{t('policies.clocks')}</h3>
        <dl className="clock-list">
          {POLICY_CLOCKS.map((kind) => (
            <div key={kind}>
              <dt>{t(`clock.${kind}`)}</dt>
              <dd>{durationInWords(t, policy.clocks[kind], working)}</dd>
            </div>
          ))}
        </dl>
        <p className="small muted">
          {t('policies.warn', { percent: Math.round(policy.warnAt * 100) })}{' '}
          {policy.reminders.resident.length > 0 &&
            t('policies.reminders', { when: policy.reminders.resident.map((one) => durationInWords(t, one, working)).join(', ') })}{' '}
          {t('policies.quiet', { length: durationInWords(t, policy.quietRepeat, false) })}
        </p>
      </div>
      <div className="stack-tight">
        <h3>{t('policies.calendar')}</h3>
        <CalendarWords calendar={calendar} />
      </div>
    </section>
  );
}
