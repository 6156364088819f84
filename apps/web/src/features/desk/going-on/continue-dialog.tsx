import type { ContinuedVisit } from '#contracts';
import { parseTrackingCode } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStatus } from '../../../api/call.js';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { Button } from '../../../kit/button.js';
import { Notice } from '../../../kit/notice.js';
import { TextInput } from '../../../kit/text-input.js';
import { readSlip } from '../slip-words.js';
import { canScan, QrScanner } from './qr-scanner.js';

interface Going {
  trackingCode: string;
  residentKey: string;
  desk?: string;
}

interface ContinueDialogProps {
  desk: string;
  onClose: () => void;
  onContinued: (continued: ContinuedVisit, residentKey: string) => void;
}

/** Goes on with a case at any desk: by the code and the key of its slip together, scanned, pasted or typed; never by the code alone. */
export function ContinueDialog({ desk, onClose, onContinued }: ContinueDialogProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [key, setKey] = useState('');
  const [scanning, setScanning] = useState(false);
  const [tried, setTried] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const act = useAct<ContinuedVisit, Going>('/visits/continue', {
    invalidates: [KEYS.visits],
    onDone: (continued, { residentKey }) => onContinued(continued, residentKey),
  });
  /** A link has both; then nothing needs to be typed. */
  const read = (text: string, into: (text: string) => void) => {
    const words = readSlip(text);
    if (words.code !== undefined && words.key !== undefined) {
      setCode(words.code);
      setKey(words.key);
    } else into(text);
    return words;
  };
  const go = (from: { code?: string; key?: string }) => {
    setTried(true);
    const trackingCode = parseTrackingCode(from.code ?? '');
    if (trackingCode !== undefined && from.key !== undefined) act.mutate({ trackingCode, residentKey: from.key, desk: desk || undefined });
  };
  const scanned = (text: string) => {
    const words = read(text, () => undefined);
    setElsewhere(words.key === undefined);
    if (words.key === undefined) return;
    setScanning(false);
    setKey(words.key);
    if (words.code !== undefined) go(words);
  };
  const wrongCode = tried && parseTrackingCode(code) === undefined;
  const wrongKey = tried && readSlip(key).key === undefined;
  const refused = isStatus(act.error, 404);
  return (
    <ActDialog
      title={t('desk.continue_title')}
      intro={<p>{t('desk.continue_text')}</p>}
      submit={t('desk.continue_submit')}
      pending={act.isPending}
      error={refused ? undefined : act.error}
      onSubmit={() => go({ code, key: readSlip(key).key })}
      onClose={onClose}
    >
      {canScan() && (
        <>
          <div>
            <Button icon="camera" aria-expanded={scanning} onClick={() => setScanning(!scanning)}>
              {scanning ? t('desk.scan_stop') : t('desk.scan')}
            </Button>
          </div>
          {scanning && <QrScanner onFound={scanned} />}
          <div role="status">{scanning && elsewhere && <p className="small">{t('desk.not_a_slip')}</p>}</div>
        </>
      )}
      <TextInput
        label={t('follow.code')}
        name="code"
        value={code}
        onChange={(text) => read(text, setCode)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={wrongCode ? t('follow.check_characters') : undefined}
      />
      <TextInput
        label={t('desk.key')}
        name="key"
        hint={t('desk.key_hint')}
        value={key}
        onChange={(text) => read(text, setKey)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={wrongKey ? t('desk.key_wrong') : undefined}
      />
      {refused && <Notice tone="bad" alert title={t('desk.continue_refused')} />}
    </ActDialog>
  );
}
