import type { NewVisit, OpenedVisit } from '#contracts';
import type { Language } from '#domain';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../../../api/use-act.js';
import { Mark } from '../../../app/mark.js';
import { changeLanguage } from '../../../i18n/i18n.js';
import { Announcer } from '../../../kit/announcer.js';
import { Loading } from '../../../kit/loading.js';
import { Notice } from '../../../kit/notice.js';
import { PageTitle } from '../../../kit/page-title.js';
import { ProblemNotice } from '../../../kit/problem-notice.js';
import { signInUrl } from '../../account/sign-in-url.js';
import { useMe } from '../../account/use-me.js';
import { slipOf } from '../slip-of.js';
import { SlipPanel } from '../slip-panel.js';
import { StillThere } from '../still-there.js';
import { useInactivity } from '../use-inactivity.js';
import { emptyDraft, isTouched, visitOf, type VisitDraft } from '../visit-draft.js';
import { VisitForm } from '../visit-form.js';
import { useOwnDevice } from './own-device.js';
import '../desk.css';

const QUIET_MS = 60_000;

/** `/desk/itse`: the tablet in the visitor's hands. No header leads away from it, no host is signed in, nothing stays after they go. */
export function SelfPage() {
  const { t } = useTranslation();
  const { me } = useMe();
  const device = useOwnDevice(true);
  const staff = signInUrl({ pathname: '/desk', search: '' }, true);
  return (
    <>
      <main id="main" className="page self stack" tabIndex={-1}>
        <p className="brand no-print">
          <Mark />
          <span>Batline</span>
        </p>
        {me ? (
          <>
            <PageTitle title={t('self.title')} />
            <Notice tone="warn" title={t('self.signed_in')}>
              <p>
                <Link to="/desk">{t('self.to_desk')}</Link>
              </p>
            </Notice>
          </>
        ) : device.data ? (
          <SelfService village={device.data.village} />
        ) : (
          <>
            <PageTitle title={t('self.title')} />
            {device.data === null ? (
              <Notice tone="warn" title={t('self.none')} />
            ) : device.error ? (
              <ProblemNotice error={device.error} />
            ) : (
              <Loading />
            )}
          </>
        )}
        <p className="self-staff no-print">
          <a href={staff}>{t('self.staff')}</a>
        </p>
      </main>
      <Announcer />
    </>
  );
}

function SelfService({ village }: { village: string }) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<Partial<VisitDraft>>({});
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<{ opened: OpenedVisit; language: Language }>();
  const draft = { ...emptyDraft(village), ...changes };
  const { language } = draft;
  const send = useAct<OpenedVisit, NewVisit>('/visits', { onDone: (opened) => setShown({ opened, language }) });
  /** The words, the slip with its key and what could be printed: all of it stands on this page alone. */
  const clear = () => {
    setShown(undefined);
    setChanges({});
    setTurn((old) => old + 1);
    send.reset();
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  useEffect(() => void changeLanguage(language), [language]);
  const left = useInactivity({ afterMs: QUIET_MS, active: shown !== undefined || isTouched(draft, village), onLeft: clear });
  return (
    <>
      {shown ? (
        <SlipPanel
          slip={slipOf(shown.opened.case, {
            residentKey: shown.opened.residentKey,
            language: shown.language,
            village,
            origin: location.origin,
          })}
          title={t('self.done_title')}
          next={t('self.done')}
          onNext={clear}
        >
          <p>{t('self.take_slip')}</p>
        </SlipPanel>
      ) : (
        <>
          <PageTitle title={t('self.heading')} />
          <p className="self-lead">{t('self.lead', { village })}</p>
          <div className="card">
            <VisitForm
              key={turn}
              draft={draft}
              onChange={(change) => setChanges((old) => ({ ...old, ...change }))}
              onSubmit={() => send.mutate(visitOf(draft, village))}
              pending={send.isPending}
              error={send.error}
              label={t('resident.field')}
              hint={t('resident.hint')}
              submit={t('resident.send')}
              speaksTo="self"
            />
          </div>
        </>
      )}
      {left !== undefined && <StillThere secondsLeft={left} />}
    </>
  );
}
