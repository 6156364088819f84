import type { Me } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { remember } from '../../api/remembered.js';
import { announce } from '../../kit/announcer.js';
import { Icon } from '../../kit/icon.js';

/** Ends the session here and at the city's sign-in: the server says where to go on to. */
export function SignOut({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      const response = await fetch('/auth/logout', {
        method: 'POST',
        headers: { Accept: 'application/json', 'X-CSRF-Token': me.csrfToken ?? '' },
        credentials: 'same-origin',
      });
      if (!response.ok && response.status !== 401) throw new Error(String(response.status));
      const { url } = (await response.json().catch(() => ({}))) as { url?: string };
      remember('signedIn', undefined);
      location.assign(url ?? '/');
    } catch {
      setLeaving(false);
      announce(t('error.unreachable'));
    }
  };
  return (
    <div className="account">
      <Link className="account-name" to="/tyo/asetukset" title={t('account.settings')}>
        <Icon name="person" />
        <span>{me.name}</span>
        <span className="visually-hidden">: {t('account.settings')}</span>
      </Link>
      <button type="button" className="button button-plain button-small" aria-disabled={leaving || undefined} onClick={() => void leave()}>
        {t('nav.sign_out')}
      </button>
    </div>
  );
}
