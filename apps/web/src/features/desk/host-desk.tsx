import type { Me, OpenedVisit } from '#contracts';
import type { Language } from '#domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { now } from '../../format/server-time.js';
import { showCode } from '../../format/tracking-code.js';
import { announce } from '../../kit/announcer.js';
import { CheckChoices } from '../../kit/choices.js';
import { useFieldErrors } from '../../kit/field.js';
import { Notice } from '../../kit/notice.js';
import { VillageField } from '../villages/village-field.js';
import { DeskHead } from './desk-head.js';
import { ContinueDialog } from './going-on/continue-dialog.js';
import { KeptList } from './kept/kept-list.js';
import type { KeptVisit } from './kept/kept-store.js';
import { useKeptVisits } from './kept/use-kept-visits.js';
import { SelfServiceDialog } from './self/self-service-dialog.js';
import { SentLate } from './sent-late.js';
import type { Shown } from './shown-slip.js';
import { slipOf } from './slip-of.js';
import { SlipPanel } from './slip-panel.js';
import { StillThere } from './still-there.js';
import { useDesk } from './use-desk.js';
import { useInactivity } from './use-inactivity.js';
import { useOpenVisit } from './use-open-visit.js';
import { emptyDraft, visitOf, type VisitDraft } from './visit-draft.js';
import { VisitForm } from './visit-form.js';
import { SendSlip } from './visits/send-slip.js';
import { VisitList } from './visits/visit-list.js';
import { useVisitNews, useVisits } from './visits/visit-query.js';

/** A slip of somebody else's matter is not left to who comes next, if the host is called away. */
const SLIP_LEFT_MS = 300_000;

const shownOf = ({ case: file, residentKey, caseId }: OpenedVisit, language: Language): Shown => ({ file, residentKey, caseId, language });

/**
 * `/desk` for its host: one visit after the other, each with its slip; what goes on; what the city does not have yet.
 * @param props.signIn where to sign in again; undefined: the host is signed in
 */
export function HostDesk({ me, signIn }: { me: Me; signIn: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const desk = useDesk();
  const signedIn = signIn === undefined;
  const [changes, setChanges] = useState<Partial<VisitDraft>>({});
  const [turn, setTurn] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  // The next visitor's form begins at its top.
  useEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  const [shown, setShown] = useState<Shown>();
  const [sentLate, setSentLate] = useState<Shown[]>([]);
  const [dialog, setDialog] = useState<'continue' | 'self'>();
  const [keptNow, setKeptNow] = useState(false);
  const visits = useVisits(signedIn);
  useVisitNews(visits.data?.items);
  const draft = { ...emptyDraft(desk.village), ...changes };

  const clear = () => {
    setShown(undefined);
    setSentLate((old) => old.filter((one) => one !== shown));
    setChanges({});
    setKeptNow(false);
    setTurn((old) => old + 1);
    open.reset();
  };
  const kept = useKeptVisits(signedIn, (visit: KeptVisit, opened) => {
    const slip = shownOf(opened, visit.body.language ?? 'fi');
    announce(t('desk.sent_late', { code: showCode(opened.case.trackingCode) }));
    setSentLate((old) => [...old, slip]);
    // Whoever had to sign in again still has the visitor beside them. The slip that is shown already may be another visitor's.
    if (visit.why === 'signed_out') setShown((now) => now ?? slip);
    void client.invalidateQueries({ queryKey: KEYS.visits });
  });
  const open = useOpenVisit(me.username, (outcome) => {
    setChanges({});
    setTurn((old) => old + 1);
    if ('opened' in outcome) {
      setKeptNow(false);
      setShown(shownOf(outcome.opened, draft.language));
    } else setKeptNow(true);
  });
  const wrong = useFieldErrors(open.error);
  const left = useInactivity({ afterMs: SLIP_LEFT_MS, active: shown !== undefined, onLeft: clear });
  const submit = () => open.mutate(visitOf(draft, desk.village, new Date(now()).toISOString()));
  const shownVisit = visits.data?.items.find(({ caseId }) => caseId === shown?.caseId);

  return (
    <div className="page desk">
      <DeskHead desk={desk} signIn={signIn} onContinue={() => setDialog('continue')} onSelf={() => setDialog('self')} />
      <div className="desk-sides">
        <div className="stack">
          {shown ? (
            <SlipPanel
              key={shown.file.trackingCode}
              slip={slipOf(shown.file, { ...shown, room: desk.room, origin: location.origin })}
              title={shown.continued ? t('desk.continued') : t('desk.opened')}
              next={t('desk.next')}
              onNext={clear}
            >
              {shownVisit && <SendSlip visit={shownVisit} />}
            </SlipPanel>
          ) : (
            <section className="card stack" aria-labelledby="new-visit">
              <h2 id="new-visit" ref={heading} tabIndex={-1}>
                {t('desk.new')}
              </h2>
              <div role="status">
                {keptNow && (
                  <Notice tone="warn" title={t('desk.kept_now')}>
                    <p>{t('desk.kept_now_text')}</p>
                  </Notice>
                )}
              </div>
              <VisitForm
                key={turn}
                draft={draft}
                onChange={(change) => setChanges((old) => ({ ...old, ...change }))}
                onSubmit={submit}
                pending={open.isPending}
                error={open.error}
                label={t('desk.words')}
                submit={t('desk.open')}
                speaksTo="desk"
              >
                <VillageField
                  label={t('form.village')}
                  name="village"
                  onLand
                  value={draft.village}
                  onChange={(village) => setChanges((old) => ({ ...old, village }))}
                  error={wrong('village')}
                />
                <CheckChoices
                  legend={<span className="visually-hidden">{t('desk.and_then')}</span>}
                  choices={[{ value: 'waiting', label: t('desk.waiting'), hint: t('desk.waiting_hint') }]}
                  values={draft.waiting ? ['waiting'] : []}
                  onChange={(values) => setChanges((old) => ({ ...old, waiting: values.length > 0 }))}
                />
              </VisitForm>
            </section>
          )}
        </div>
        <div className="stack no-print">
          <KeptList kept={kept} me={me.username} signIn={signIn} />
          <SentLate sent={sentLate.filter((one) => one !== shown)} onShow={setShown} />
          <VisitList visits={visits.data?.items ?? []} onOpened={(opened, visit) => setShown(shownOf(opened, visit.language))} />
        </div>
      </div>
      {dialog === 'continue' && (
        <ContinueDialog
          desk={desk.village}
          onClose={() => setDialog(undefined)}
          onContinued={({ visit, case: file }, residentKey) => {
            setDialog(undefined);
            setShown({ file, residentKey, caseId: visit.caseId, language: visit.language, continued: true });
          }}
        />
      )}
      {dialog === 'self' && <SelfServiceDialog desk={desk} onClose={() => setDialog(undefined)} />}
      {left !== undefined && <StillThere secondsLeft={left} />}
    </div>
  );
}
