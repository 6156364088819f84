import { LIMITS } from '#domain';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../kit/button.js';
import { Icon } from '../../kit/icon.js';
import { Notice } from '../../kit/notice.js';
import { PageTitle } from '../../kit/page-title.js';
import { sendable, TextArea } from '../../kit/text-area.js';
import { Emergency } from './emergency.js';
import { OwnCases } from './own-cases-list.js';
import { outbox } from './outbox.js';
import { CallInstead, LineRefusals } from './phone-line.js';
import type { ResidentLine } from './use-resident-line.js';

/** No form before the first word: one field, one button, and what happens then. */
export function Opening({ line, onBack }: { line: ResidentLine; onBack?: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const waiting = line.outgoing.find((entry) => entry.what === 'open' && entry.refused === undefined);
  const refused = line.outgoing.find((entry) => entry.what === 'open' && entry.refused !== undefined);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (waiting) return;
    if (!sendable(text, LIMITS.message)) return setEmpty(text.trim() === '');
    if (refused) outbox.remove(refused.clientId);
    line.open(text);
  };
  const words = waiting?.text ?? text;
  return (
    <>
      <div className="hero on-blue">
        <div className="hero-inner">
          <div className="hero-words">
            <PageTitle title={t('resident.title')} />
            <p className="hero-lead">{t('resident.lead')}</p>
          </div>
          <form className="hero-form stack" onSubmit={send} noValidate>
            <TextArea
              label={t('resident.field')}
              hint={t('resident.hint')}
              name="text"
              rows={4}
              limit={LIMITS.message}
              value={words}
              error={empty && text.trim() === '' ? t('field_error.empty') : undefined}
              onChange={(value) => {
                if (waiting) return;
                setText(value);
                line.warmUp();
              }}
            />
            <Emergency text={words} />
            {refused && (
              <Notice tone="bad" alert title={refused.refused}>
                {text === '' && (
                  <p>
                    <button type="button" className="link-button" onClick={() => setText(refused.text)}>
                      {t('resident.take_back')}
                    </button>
                  </p>
                )}
              </Notice>
            )}
            <div className="row hero-buttons">
              <Button type="submit" look="primary" size="large" pending={waiting !== undefined}>
                {waiting ? t('resident.sending') : t('resident.send')}
              </Button>
              {onBack ? (
                <Button look="plain" onClick={onBack}>
                  {t('resident.back_to_case')}
                </Button>
              ) : (
                <Link to="/lomake">{t('resident.prefer_form')}</Link>
              )}
            </div>
            <CallInstead />
            <div role="status">{waiting && (waiting.attempts ?? 0) > 1 && <p className="small">{t('resident.still_sending')}</p>}</div>
          </form>
        </div>
      </div>
      <svg className="hem" viewBox="0 0 1440 48" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path fill="currentColor" d="M0 0H1440V20Q1200 0 960 22Q840 2 720 48Q600 2 480 22Q240 0 0 20Z" />
      </svg>
      <section className="page how" aria-labelledby="how">
        <h2 id="how">{t('how.title')}</h2>
        <ol className="how-steps">
          {(['told', 'taken', 'answered'] as const).map((step) => (
            <li key={step} className="how-step">
              <h3>{t(`how.${step}`)}</h3>
              <p>{t(`how.${step}_text`)}</p>
            </li>
          ))}
        </ol>
        <p className="how-promise">
          <Icon name="up" />
          <span>{t('how.never_lost')}</span>
        </p>
        <OwnCases />
        <LineRefusals />
      </section>
    </>
  );
}
