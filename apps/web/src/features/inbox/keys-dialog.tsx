import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { DialogFrame } from '../../kit/dialog-frame.js';
import { keysOn, setKeysOn } from './keys-preference.js';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['m', 'take'],
  ['r', 'reply'],
  ['?', 'help'],
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <DialogFrame title={t('keys.title')} onClose={onClose}>
      <p>{t('keys.text')}</p>
      <dl className="keys">
        {KEYS.map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${act}`)}</dd>
          </div>
        ))}
      </dl>
      <KeysSwitch />
      <div className="dialog-buttons">
        <Button look="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </DialogFrame>
  );
}

export function KeysSwitch() {
  const { t } = useTranslation();
  const [on, setOn] = useState(keysOn);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className="switch"
      onClick={() => {
        setKeysOn(!on);
        setOn(!on);
      }}
    >
      <span className="switch-track" aria-hidden="true" />
      <span>{t('keys.switch')}</span>
    </button>
  );
}
