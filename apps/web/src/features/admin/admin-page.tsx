import type { Me } from '#contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { PageTitle } from '../../kit/page-title.js';
import { SignedIn } from '../account/signed-in.js';
import './admin.css';

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
              <li>
                <NavLink className="tab" to="/yllapito" end>
                  {t('admin.people')}
                </NavLink>
              </li>
              <li>
                <NavLink className="tab" to="/yllapito/olohuoneet">
                  {t('room.page')}
                </NavLink>
              </li>
              <li>
                <NavLink className="tab" to="/yllapito/vuorot">
                  {t('roster.title')}
                </NavLink>
              </li>
              <li>
                <NavLink className="tab" to="/yllapito/kaytannot">
                  {t('admin.policies')}
                </NavLink>
              </li>
              <li>
                <NavLink className="tab" to="/yllapito/estetyt">
                  {t('block.page')}
                </NavLink>
              </li>
            </ul>
          </nav>
          {children(me)}
        </div>
      )}
    </SignedIn>
  );
}
