import type { PublicCase } from '#contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '../../format/dates.js';
import { timeLeftInWords } from '../../format/time-left.js';
import { showCode } from '../../format/tracking-code.js';
import { useNow } from '../../format/use-now.js';
import { CopyButton } from '../../kit/copy-button.js';
import { Icon } from '../../kit/icon.js';
import { Notice } from '../../kit/notice.js';
import { brokenPromises, headline, nearestPromise, promiseSentence, spoken, whoAnswers, whoIsAsked } from './standing.js';
import { Stepper } from './stepper.js';
import './tracking.css';

/** The code, who is answerable now, by when. Problems stand before everything that went well. */
export function StatusPanel({ file, focus, mine = false }: { file: PublicCase; focus?: boolean; mine?: boolean }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const promise = nearestPromise(file);
  const lately = useNow(30_000);
  const close = promise !== undefined && Date.parse(promise.dueAt) - lately < 150_000;
  const now = useNow(close ? 1000 : 30_000);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  const broken = brokenPromises(file);
  return (
    <section className="status" aria-labelledby="status-title">
      <div className="status-top on-blue">
        <p className="small">{mine ? t('status.your_code') : t('status.code')}</p>
        <p className="status-code code">{showCode(file.trackingCode)}</p>
        <CopyButton text={showCode(file.trackingCode)} label={t('status.copy_code')} />
      </div>
      <div className="status-body stack">
        <h2 id="status-title" ref={heading} tabIndex={-1}>
          {headline(t, file, mine)}
        </h2>
        {broken.map((clock) => (
          <Notice
            key={`${clock.kind}${clock.dueAt}`}
            tone="bad"
            title={t('status.broken', { clock: spoken(t, 'clock', clock.kind, mine) })}
          >
            <p>{t('status.broken_text', { when: dateTime(clock.dueAt) })}</p>
          </Notice>
        ))}
        {file.duplicateOf && (
          <Notice title={t('status.duplicate')}>
            <p>
              <Link to={`/s/${showCode(file.duplicateOf)}`}>{t('status.duplicate_link', { code: showCode(file.duplicateOf) })}</Link>
            </p>
          </Notice>
        )}
        {file.state !== 'closed' && (
          <dl className="facts">
            <div>
              <dt>{t('status.answerable')}</dt>
              <dd className="status-who">
                <Icon name="person" />
                <span>{whoAnswers(t, file)}</span>
              </dd>
            </div>
            {promise && (
              <div>
                <dt>{t('status.next')}</dt>
                <dd>
                  {promiseSentence(t, promise, mine)} <span className="status-left">({timeLeftInWords(t, promise.dueAt, now)})</span>
                </dd>
              </div>
            )}
          </dl>
        )}
        {file.waitsLive && <p>{whoIsAsked(t, file.waitsLive)}</p>}
        <Stepper file={file} />
      </div>
    </section>
  );
}
