import { useTranslation } from 'react-i18next';
import { FlagSwitch } from '../../kit/flag-switch.js';
import { ring } from '../../kit/ring.js';
import { setSoundOn, soundOn } from '../inbox/sound-preference.js';

/** Whether one hears that somebody waits; switching it on lets one hear it. */
export function Sound() {
  const { t } = useTranslation();
  const write = (on: boolean) => {
    setSoundOn(on);
    if (on) ring();
  };
  return (
    <section className="card stack-tight" aria-labelledby="sound">
      <h2 id="sound">{t('sound.title')}</h2>
      <p>{t('sound.text')}</p>
      <div>
        <FlagSwitch label={t('sound.switch')} read={soundOn} write={write} />
      </div>
    </section>
  );
}
