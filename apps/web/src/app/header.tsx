import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { hasRole, isOfficial, useMe } from '../features/account/use-me.js';
import { SignOut } from '../features/account/sign-out.js';
import { signInUrl } from '../features/account/sign-in-url.js';
import { Icon } from '../kit/icon.js';
import { LanguageSwitch } from './language-switch.js';
import { Mark } from './mark.js';

const PresenceButton = lazy(async () => ({ default: (await import('../features/presence/presence-button.js')).PresenceButton }));
const Notices = lazy(async () => ({ default: (await import('../features/account/notices.js')).Notices }));

/** Cases and shifts are beside each other, though one address stands below the other. */
const isHere = (to: string, pathname: string): boolean =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`) && !(to === '/tyo' && /^\/tyo\/(vuorot|asetukset)$/.test(pathname)));

export function Header() {
  const { t } = useTranslation();
  const { me } = useMe();
  const location = useLocation();
  const panel = useId();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [location]);
  const links: [to: string, label: string][] = [];
  if (!me) links.push(['/', t('nav.contact')], ['/seuraa', t('nav.follow')], ['/kyla', t('nav.village')]);
  if (me && isOfficial(me)) links.push(['/tyo', t('nav.cases')], ['/tyo/vuorot', t('nav.shifts')]);
  if (me && hasRole(me, 'host')) links.push(['/desk', t('nav.desk')]);
  if (me?.roles.includes('mayor')) links.push(['/pormestari', t('nav.mayor')]);
  if (me?.roles.includes('administrator')) links.push(['/yllapito', t('nav.admin')]);
  return (
    <header className="header">
      <div className="header-bar">
        <Link to="/" className="brand">
          <Mark />
          <span>Batline</span>
        </Link>
        <button type="button" className="menu-button" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'cross' : 'menu'} />
          <span>{t('nav.menu')}</span>
        </button>
        <div className="header-panel" id={panel} data-open={open}>
          <nav aria-label={t('nav.main')}>
            <ul className="nav">
              {links.map(([to, label]) => (
                <li key={to}>
                  <Link to={to} aria-current={isHere(to, location.pathname) ? 'page' : undefined}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className="header-end">
            {me && isOfficial(me) && (
              <Suspense fallback={null}>
                <PresenceButton me={me} />
                <Notices me={me} />
              </Suspense>
            )}
            <LanguageSwitch />
            {me ? (
              <SignOut me={me} />
            ) : (
              <a className="button button-plain button-small" href={signInUrl(location)}>
                {t('nav.sign_in')}
              </a>
            )}
          </div>
        </div>
      </div>
    </header>
  );
}
