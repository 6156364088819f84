import type { ResidentNotifications } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { CheckChoices } from '../../kit/choices.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { Browsers } from './browsers.js';
import './notifications.css';

const WAYS = ['email', 'sms', 'push'] as const;
type Way = (typeof WAYS)[number];

/** The resident chooses how they are told of news on their case. Shown with the key alone. */
export function ResidentChoice() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const told = useQuery({
    queryKey: KEYS.myNotifications,
    queryFn: ({ signal }) => call<ResidentNotifications>('/my/notifications', { signal }),
    retry: false,
  });
  const act = useAct<ResidentNotifications, Partial<Record<Way, boolean>>>('/my/notifications', {
    method: 'PUT',
    invalidates: [KEYS.myNotifications],
    onDone: (answer) => void client.setQueryData(KEYS.myNotifications, answer),
  });
  if (!told.data) return null;
  const shown = act.isPending ? { ...told.data, ...act.variables } : told.data;
  // There is nothing to choose where there is nothing to reach them by.
  const reaching = WAYS.filter((way) => told.data.reaches[way]);
  const chosen = reaching.filter((way) => shown[way]);
  const choose = (next: Way[]) => {
    const changed = reaching.find((way) => next.includes(way) !== chosen.includes(way));
    if (changed && !act.isPending) act.mutate({ [changed]: next.includes(changed) });
  };
  return (
    <section className="card stack" aria-labelledby="told">
      <h2 id="told">{t('told.title')}</h2>
      <p>{t('told.text')}</p>
      {reaching.length > 0 && (
        <CheckChoices
          legend={<span className="visually-hidden">{t('told.title')}</span>}
          choices={reaching.map((value) => ({ value, label: t(`told.${value}`) }))}
          values={chosen}
          onChange={choose}
        />
      )}
      {!told.data.reaches.email && <p className="small muted">{t('told.no_email')}</p>}
      {!told.data.reaches.sms && <p className="small muted">{t('told.no_sms')}</p>}
      <ProblemNotice error={act.error} />
      <div role="status">{act.data && !act.isPending && <Notice tone="ok" title={t('told.saved')} />}</div>
      <Browsers of="my" pushKey={told.data.pushKey} subscriptions={told.data.subscriptions} shownBy={KEYS.myNotifications} />
    </section>
  );
}
