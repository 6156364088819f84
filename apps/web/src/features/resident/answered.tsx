import type { MyCase } from '#contracts';
import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { TextArea } from '../../kit/text-area.js';
import { useVerdict } from './use-verdict.js';

/** What the answer came to, the other way when it cannot be done, and the one question back: did it help? */
export function Answered({ file }: { file: MyCase }) {
  const { t } = useTranslation();
  const verdict = useVerdict();
  const [no, setNo] = useState(false);
  const [text, setText] = useState('');
  // Once the case goes on, what was answered is in the conversation.
  const answer = file.state === 'answered' || file.state === 'closed' ? file.answer : undefined;
  if (!answer && !file.may.verdict) return null;
  return (
    <div className="answered stack">
      {answer?.outcome === 'not_possible' && (
        <dl className="facts">
          {answer.reason && (
            <div>
              <dt>{t('answer.reason_public')}</dt>
              <dd className="preserve">{answer.reason}</dd>
            </div>
          )}
          {answer.alternative && (
            <div>
              <dt>{t('answer.alternative_public')}</dt>
              <dd className="preserve">{answer.alternative}</dd>
            </div>
          )}
        </dl>
      )}
      {file.may.verdict && (
        <section aria-labelledby="verdict" className="verdict stack">
          <h3 id="verdict">{t('verdict.title')}</h3>
          <p>{file.state === 'closed' ? t('verdict.closed_text') : t('verdict.text')}</p>
          {no && <TextArea label={t('verdict.why')} optional limit={LIMITS.message} value={text} onChange={setText} rows={3} />}
          <div className="row">
            {!no && file.state !== 'closed' && (
              <Button look="primary" icon="check" pending={verdict.isPending} onClick={() => verdict.mutate({ helped: true })}>
                {t('verdict.yes')}
              </Button>
            )}
            {no ? (
              <>
                <Button
                  look="primary"
                  pending={verdict.isPending}
                  onClick={() => verdict.mutate({ helped: false, text: text.trim() === '' ? undefined : text })}
                >
                  {t('verdict.send_no')}
                </Button>
                <Button look="plain" onClick={() => setNo(false)}>
                  {t('common.cancel')}
                </Button>
              </>
            ) : (
              <Button icon="cross" onClick={() => setNo(true)}>
                {t('verdict.no')}
              </Button>
            )}
          </div>
          <ProblemNotice error={verdict.error} />
        </section>
      )}
    </div>
  );
}
