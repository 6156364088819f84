import type { Me } from '#contracts';
import type { Role } from '#domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { buttonClass } from '../../kit/button.js';
import { Loading } from '../../kit/loading.js';
import { PageTitle } from '../../kit/page-title.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { hasRole, useMe } from './use-me.js';
import { signInUrl } from './sign-in-url.js';

/** The other roles can sign in, but have no pages of their own yet. */
const WITH_PAGES: Role[] = ['official', 'mayor', 'administrator', 'host'];

/** Shows its page to those who signed in and have one of the roles; to others, how to get there. The server decides again at every call. */
export function SignedIn({ roles, children }: { roles?: Role[]; children: (me: Me) => ReactNode }) {
  const { t } = useTranslation();
  const location = useLocation();
  const { me, pending, error } = useMe(true);
  if (me && (!roles || hasRole(me, ...roles))) return children(me);
  // Signing in leads to the inbox; a host's work is at the desk.
  if (me && hasRole(me, 'host') && location.pathname === '/tyo') return <Navigate to="/desk" replace />;
  return (
    <div className="page page-narrow stack">
      {me && !hasRole(me, ...WITH_PAGES) ? (
        <>
          <PageTitle title={t('account.coming')} />
          <p>{t('account.coming_text')}</p>
        </>
      ) : me ? (
        <>
          <PageTitle title={t('account.other_role')} />
          <p>{t('account.other_role_text')}</p>
        </>
      ) : pending ? (
        <Loading />
      ) : error ? (
        <ProblemNotice error={error} />
      ) : (
        <>
          <PageTitle title={t('account.sign_in_title')} />
          <p>{t('account.sign_in_text')}</p>
          <p>
            <a className={buttonClass('primary', 'large')} href={signInUrl(location)}>
              {t('nav.sign_in')}
            </a>
          </p>
        </>
      )}
    </div>
  );
}
