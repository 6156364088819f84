import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Announcer } from '../kit/announcer.js';
import { Loading } from '../kit/loading.js';
import { Header } from './header.js';
import { OfflineBanner } from './offline-banner.js';
import { StaffLine } from './staff-line.js';

/** What is around every page. Work pages use the whole window and have no footer. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const working = pathname.startsWith('/tyo') || pathname.startsWith('/desk');
  return (
    <>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <Header />
      <OfflineBanner />
      <StaffLine />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      {!working && <Footer />}
      <Announcer />
      <ScrollRestoration />
    </>
  );
}

function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="footer on-blue">
      <div className="page-row">
        <p className="footer-name">Batline</p>
        <p>{t('shell.promise')}</p>
        <ul className="row">
          <li>
            <Link to="/">{t('nav.contact')}</Link>
          </li>
          <li>
            <Link to="/lomake">{t('nav.form')}</Link>
          </li>
          <li>
            <Link to="/seuraa">{t('nav.follow')}</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
