import type { Slip as SlipFacts } from '#contracts';
import type { Language } from '#domain';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeOnPaper } from '../../format/dates.js';
import { showCode } from '../../format/tracking-code.js';
import { currentLanguage } from '../../i18n/current-language.js';
import { hasWords, loadWords } from '../../i18n/i18n.js';
import { Mark } from '../../app/mark.js';
import { readSlip } from '../desk/slip-words.js';
import { nearestPromise, whoAnswers } from '../tracking/standing.js';
import { qrPath } from './qr-path.js';
import './slip.css';

export type Paper = 'receipt' | 'a4';

/** What the visitor takes along, in their own language: the code, who answers and by when, how to go on. The one thing that is printed. */
export function Slip({ slip, paper }: { slip: SlipFacts; paper: Paper }) {
  const language = useWordsOf(slip.language);
  const { t } = useTranslation(undefined, { lng: language });
  const promise = nearestPromise(slip);
  const key = slip.keyUrl === undefined ? undefined : readSlip(slip.keyUrl).key;
  return (
    <article className={`slip slip-${paper}`} lang={language} aria-label={t('slip.title')}>
      <p className="slip-brand">
        <Mark />
        <span>Batline</span>
      </p>
      <p className="slip-label">{t('status.your_code')}</p>
      <p className="slip-code code">{showCode(slip.trackingCode)}</p>
      <dl className="slip-facts">
        <div>
          <dt>{t('status.answerable')}</dt>
          <dd>{slip.state === 'closed' ? t('state.closed') : whoAnswers(t, slip)}</dd>
        </div>
        {promise && (
          <div>
            <dt>{t('status.next')}</dt>
            <dd>{t(`promise.${promise.kind}`, { when: dateTimeOnPaper(promise.dueAt, language) })}</dd>
          </div>
        )}
      </dl>
      {slip.keyUrl !== undefined && <QrCode text={slip.keyUrl} label={t('slip.qr')} />}
      {key !== undefined && (
        <>
          <p className="slip-small">{t('slip.qr_text')}</p>
          <p className="slip-small">
            {t('slip.key')} <span className="slip-key">{key}</span>
          </p>
        </>
      )}
      <p className="slip-small">{t('slip.follow', { url: slip.followUrl.replace(/^https?:\/\//, '') })}</p>
      <p className="slip-small slip-foot">
        {[slip.livingRoom?.name, slip.livingRoom?.address, slip.livingRoom?.village].filter(Boolean).join(', ')}
        {slip.livingRoom && <br />}
        {dateTimeOnPaper(slip.openedAt, language)}
      </p>
      <p className="slip-promise">{t('shell.promise')}</p>
    </article>
  );
}

function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className="slip-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Fetches the words of a language beside the page's own. @returns that language once they are there, the page's until then */
function useWordsOf(language: Language): Language {
  const [ready, setReady] = useState(() => hasWords(language));
  useEffect(() => {
    let gone = false;
    const there = () => !gone && setReady(true);
    if (hasWords(language)) there();
    else loadWords(language).then(there, () => undefined);
    return () => void (gone = true);
  }, [language]);
  return ready && hasWords(language) ? language : currentLanguage();
}
