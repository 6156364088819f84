import type { Me } from '#contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { PageTitle } from '../../kit/page-title.js';
import { SignedIn } from '../account/signed-in.js';
import './admin.css';

const PAGES = [
  ['/yllapito', 'admin.people'],
  ['/yllapito/olohuoneet', 'room.page'],
  ['/yllapito/vuorot', 'roster.title'],
  ['/yllapito/kaytannot', 'admin.policies'],
  ['/yllapito/estetyt', 'block.page'],
] as const;

/** What the administrator's pages share: a heading and the way between them. */
export function AdminPage({ title, children }: { title: string; children: (me: Me) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <SignedIn roles={['administrator']}>
      {(me) => (
        <div className="page stack">
          <PageTitle title={title} />
          <nav aria-label={t('admin.title')}>
            <ul className="tabs-list">
              {PAGES.map(([to, name]) => (
                <li key={to}>
                  <NavLink className="tab" to={to} end={to === '/yllapito'}>
                    {t(name)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          {children(me)}
        </div>
      )}
    </SignedIn>
  );
}
