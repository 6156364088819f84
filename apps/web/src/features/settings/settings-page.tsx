import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../kit/page-title.js';
import { SignedIn } from '../account/signed-in.js';
import { isOfficial } from '../account/use-me.js';
import { KeysSwitch } from '../inbox/keys-dialog.js';
import { HowTold } from '../notifications/how-told.js';
import { OwnEmail } from '../notifications/own-email.js';
import { SentLog } from '../notifications/sent-log.js';
import { OwnPhone } from './own-phone.js';
import { Sound } from './sound.js';
import { Tokens } from './tokens.js';
import './settings.css';

/** `/tyo/asetukset`: how one is told and by what, why one was, keyboard, sound, and API tokens in one's own name. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <SignedIn>
      {(me) => (
        <div className="page page-narrow stack">
          <PageTitle title={t('settings.title')} />
          {isOfficial(me) && (
            <>
              <HowTold />
              <OwnPhone />
              <OwnEmail />
              <SentLog />
            </>
          )}
          <section className="card stack-tight" aria-labelledby="keys">
            <h2 id="keys">{t('keys.title')}</h2>
            <p>{t('keys.text')}</p>
            <div>
              <KeysSwitch />
            </div>
          </section>
          {isOfficial(me) && <Sound />}
          <Tokens />
        </div>
      )}
    </SignedIn>
  );
}
