import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../../format/dates.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { Button, buttonClass } from '../../../kit/button.js';
import { Icon } from '../../../kit/icon.js';
import type { KeptVisit } from './kept-store.js';
import { keptVisits } from './kept-visits.js';

/** What the city does not have yet: said plainly, with no tracking code promised. It can be read again and discarded. */
export function KeptList({ kept, me, signIn }: { kept: readonly KeptVisit[]; me: string; signIn: string | undefined }) {
  const { t } = useTranslation();
  if (kept.length === 0) return null;
  return (
    <section className="card stack kept" aria-labelledby="kept">
      <h2 id="kept">{t('desk.kept', { count: kept.length })}</h2>
      <p className="small">{t(keptVisits.lasting ? 'desk.kept_text' : 'desk.kept_briefly')}</p>
      <ul className="visit-rows">
        {kept.map((visit) => (
          <KeptRow key={visit.key} visit={visit} own={visit.by === me} signIn={signIn} />
        ))}
      </ul>
    </section>
  );
}

function KeptRow({ visit, own, signIn }: { visit: KeptVisit; own: boolean; signIn: string | undefined }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <li className="visit-row stack-tight">
      <p className="row">
        <span className="tag tag-warn">
          <Icon name="clock" />
          {t('desk.not_yet')}
        </span>
        <span className="small muted">
          {dateTime(visit.at)}, {visit.body.village}
        </span>
      </p>
      {own ? <p className="preserve kept-words">{visit.body.text}</p> : <p className="muted">{t('desk.kept_by', { name: visit.by })}</p>}
      {visit.refused !== undefined && <p className="field-error">{visit.refused}</p>}
      <div className="row">
        {signIn !== undefined && visit.why === 'signed_out' && (
          <a className={buttonClass('primary')} href={signIn}>
            {t('desk.sign_in_and_send')}
          </a>
        )}
        <Button look="plain" onClick={() => setAsking(true)}>
          {t('desk.discard')}
        </Button>
      </div>
      {asking && (
        <ActDialog
          title={t('desk.discard_title')}
          intro={<p>{t('desk.discard_text')}</p>}
          submit={t('desk.discard')}
          danger
          pending={false}
          error={undefined}
          onSubmit={() => void keptVisits.discard(visit.key).then(() => setAsking(false))}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
