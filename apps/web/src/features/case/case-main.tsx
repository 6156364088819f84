import type { CaseAct, FullCase, Me } from '#contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { coded } from '../../i18n/coded.js';
import { announce } from '../../kit/announcer.js';
import { useReading } from '../../live/use-reading.js';
import { ActDialogs } from './acts/act-dialogs.js';
import { CallPanel } from '../phone/call-panel.js';
import { usePhone } from '../phone/phone-query.js';
import { AtDesk } from '../visit/at-desk.js';
import { AssistsToMe } from './assists-to-me.js';
import { CaseHeader } from './case-header.js';
import { CaseLog } from './case-log.js';
import { CaseComposer } from './composer/case-composer.js';
import { may } from './case-query.js';
import { nearestClock } from './clocks.js';
import { OffersToMe } from './offers-to-me.js';
import { ActedContext, useNewsInView, type ActedBy } from './use-acted.js';
import { useThresholds } from './use-thresholds.js';

/** The middle: what the case is, the one button that matters, the words. */
export function CaseMain({ file, me }: { file: FullCase; me: Me }) {
  const { t } = useTranslation();
  const { state } = useLocation() as { state: { act?: 'take' | 'reply' } | null };
  const [dialog, setDialog] = useState<CaseAct | undefined>(() => (state?.act === 'take' && may(file, 'take') ? 'take' : undefined));
  const article = useRef<HTMLElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const phone = usePhone(file.id).data;
  const showNews = useNewsInView(file.seq, article);
  const acted = (by: ActedBy) => {
    // The dialogs of taking and the forms announce themselves in their own words.
    if (by === 'dialog' && dialog && dialog !== 'take' && dialog !== 'accept_offer') {
      announce(t('case.act_done', { act: coded(t, 'act', dialog, {}, t('offer.decline')) }));
    }
    showNews(by);
  };
  useThresholds(nearestClock(file), (tone) => announce(t(tone === 'bad' ? 'case.now_late' : 'case.soon_late', { title: file.title })));
  useEffect(() => {
    if (state?.act === 'reply') words.current?.querySelector('textarea')?.focus();
  }, [state]);
  useReading(file.id, file.seq);
  return (
    <ActedContext value={acted}>
      <article ref={article} className="stack" aria-labelledby="case-title">
        <CaseHeader file={file} focus={state?.act === undefined} onAct={setDialog} />
        <OffersToMe file={file} me={me} onAct={setDialog} />
        <AtDesk file={file} />
        {phone && <CallPanel file={file} phone={phone} />}
        <section aria-label={t('case.conversation')} className="stack">
          <CaseLog file={file} deliveries={phone?.deliveries} />
        </section>
        <AssistsToMe file={file} me={me} />
        <div ref={words}>
          <CaseComposer file={file} reach={phone?.reach} />
        </div>
        {dialog && <ActDialogs act={dialog} file={file} me={me} onClose={() => setDialog(undefined)} />}
      </article>
    </ActedContext>
  );
}
