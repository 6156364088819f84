import type { CasePhone, FullCase, PhoneCall } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { CodeDialog } from '../case/acts/code-dialog.js';
import { may } from '../case/case-query.js';
import { BlockDialog } from './block-dialog.js';
import { CallDialog } from './call-dialog.js';
import { isRunning } from './call-standing.js';
import { PastCall } from './past-call.js';
import { PromiseToCall } from './promise-to-call.js';
import { RunningCall } from './running-call.js';
import './phone.css';

const incoming = ({ direction }: PhoneCall): boolean => direction === 'incoming';

/** What the telephone did on the case, and what its owner can do with it. Nothing where there is neither a call nor a line. */
export function CallPanel({ file, phone }: { file: FullCase; phone: CasePhone }) {
  const { t } = useTranslation();
  const running = phone.calls.filter(isRunning);
  const past = phone.calls.filter((call) => !isRunning(call)).sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
  if (phone.calls.length === 0 && !phone.may.call) return null;
  return (
    <section className="call-panel stack-tight" aria-labelledby="call-panel">
      <h3 id="call-panel">{t('phone.title')}</h3>
      {running.map((call) => (
        <RunningCall key={call.id} file={file} call={call} may={phone.may} />
      ))}
      <PromiseToCall calls={phone.calls} />
      <Acts file={file} phone={phone} />
      {past.length > 0 && (
        <ul className="past-calls">
          {past.map((call) => (
            <PastCall key={call.id} caseId={file.id} call={call} recordings={phone.recordings.filter(({ callId }) => callId === call.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Acts({ file, phone }: { file: FullCase; phone: CasePhone }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'call' | 'block' | 'no_matter'>();
  const close = () => setOpen(undefined);
  // Of a call that still runs nobody knows yet what is said in it.
  const nothingSaid = may(file, 'no_matter') && phone.calls.some(incoming) && !phone.calls.some(isRunning);
  return (
    <>
      {(phone.may.call || phone.may.block || nothingSaid) && (
        <div className="row">
          {phone.may.call && (
            <Button look="primary" icon="phone" onClick={() => setOpen('call')}>
              {t('phone.call')}
            </Button>
          )}
          {nothingSaid && <Button onClick={() => setOpen('no_matter')}>{t('phone.no_matter')}</Button>}
          {phone.may.block && <Button onClick={() => setOpen('block')}>{t('block.button')}</Button>}
        </div>
      )}
      {open === 'call' && phone.line !== undefined && <CallDialog caseId={file.id} line={phone.line} onClose={close} />}
      {open === 'block' && <BlockDialog caseId={file.id} onClose={close} />}
      {open === 'no_matter' && <CodeDialog file={file} act="no_matter" likely="silence" onClose={close} />}
    </>
  );
}
