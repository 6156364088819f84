import { useTranslation } from 'react-i18next';
import { FlagSwitch } from '../../kit/flag-switch.js';
import { ToldDialog } from '../../kit/told-dialog.js';
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
    <ToldDialog title={t('keys.title')} onClose={onClose}>
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
    </ToldDialog>
  );
}

export function KeysSwitch() {
  const { t } = useTranslation();
  return <FlagSwitch label={t('keys.switch')} read={keysOn} write={setKeysOn} />;
}
