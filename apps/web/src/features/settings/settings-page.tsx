import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../kit/page-title.js';
import { SignedIn } from '../account/signed-in.js';
import { KeysSwitch } from '../inbox/keys-dialog.js';
import { Tokens } from './tokens.js';
import './settings.css';

/** `/tyo/asetukset`: keyboard, and API tokens in one's own name. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <SignedIn>
      {() => (
        <div className="page page-narrow stack">
          <PageTitle title={t('settings.title')} />
          <section className="card stack-tight" aria-labelledby="keys">
            <h2 id="keys">{t('keys.title')}</h2>
            <p>{t('keys.text')}</p>
            <div>
              <KeysSwitch />
            </div>
          </section>
          <Tokens />
        </div>
      )}
    </SignedIn>
  );
}
