import type { CaseAct, FullCase, Me } from '#contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { announce } from '../../kit/announcer.js';
import { tellSeen } from '../../live/staff-socket.js';
import { ActDialogs } from './acts/act-dialogs.js';
import { AssistsToMe } from './assists-to-me.js';
import { CaseHeader } from './case-header.js';
import { CaseLog } from './case-log.js';
import { CaseComposer } from './composer/case-composer.js';
import { may } from './case-query.js';
import { nearestClock } from './clocks.js';
import { OffersToMe } from './offers-to-me.js';
import { useThresholds } from './use-thresholds.js';

/** The middle: what the case is, the one button that matters, the words. */
export function CaseMain({ file, me }: { file: FullCase; me: Me }) {
  const { t } = useTranslation();
  const { state } = useLocation() as { state: { act?: 'take' | 'reply' } | null };
  const [dialog, setDialog] = useState<CaseAct | undefined>(() => (state?.act === 'take' && may(file, 'take') ? 'take' : undefined));
  const words = useRef<HTMLDivElement>(null);
  useThresholds(nearestClock(file), (tone) => announce(t(tone === 'bad' ? 'case.now_late' : 'case.soon_late', { title: file.title })));
  useEffect(() => {
    if (state?.act === 'reply') words.current?.querySelector('textarea')?.focus();
  }, [state]);
  useEffect(() => tellSeen(file.id, file.seq), [file.id, file.seq]);
  return (
    <article className="stack" aria-labelledby="case-title">
      <CaseHeader file={file} focus={state?.act === undefined} onAct={setDialog} />
      <OffersToMe file={file} me={me} onAct={setDialog} />
      <section aria-label={t('case.conversation')} className="stack">
        <CaseLog file={file} />
      </section>
      <AssistsToMe file={file} me={me} />
      <div ref={words}>
        <CaseComposer file={file} />
      </div>
      {dialog && <ActDialogs act={dialog} file={file} me={me} onClose={() => setDialog(undefined)} />}
    </article>
  );
}
