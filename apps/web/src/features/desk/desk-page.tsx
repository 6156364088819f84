import type { Me } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { Loading } from '../../kit/loading.js';
import { Notice } from '../../kit/notice.js';
import { signInUrl } from '../account/sign-in-url.js';
import { SignedIn } from '../account/signed-in.js';
import { hasRole, useMe } from '../account/use-me.js';
import { HostDesk } from './host-desk.js';
import { useKeptVisits } from './kept/use-kept-visits.js';
import { rememberedDevice, useOwnDevice } from './self/own-device.js';
import './desk.css';

/** `/desk`: the walk-in desk of a living room. A tablet that was given to the visitors shows them their own page. */
export function DeskPage() {
  const { me, pending } = useMe(true);
  const [host, setHost] = useState<Me>();
  // A sign-in that ends in the middle of a visit does not take its words away.
  if (me && me !== host && hasRole(me, 'host')) setHost(me);
  const signedOut = me === undefined && !pending;
  const asTablet = signedOut && host === undefined && rememberedDevice() !== undefined;
  const device = useOwnDevice(asTablet);
  if (host) return <HostDesk me={host} signIn={signedOut ? signInUrl({ pathname: '/desk', search: '' }) : undefined} />;
  if (asTablet && device.isPending)
    return (
      <div className="page">
        <Loading />
      </div>
    );
  if (asTablet && device.data) return <Navigate to="/desk/itse" replace />;
  return (
    <>
      {signedOut && <KeptNotice />}
      <SignedIn roles={['host']}>{() => null}</SignedIn>
    </>
  );
}

/** Visits that wait on this device for their host to sign in; their words are for that host alone. */
function KeptNotice() {
  const { t } = useTranslation();
  const kept = useKeptVisits(false, () => undefined);
  if (kept.length === 0) return null;
  return (
    <div className="page page-narrow">
      <Notice tone="warn" title={t('desk.kept', { count: kept.length })}>
        <p>{t('desk.kept_sign_in')}</p>
      </Notice>
    </div>
  );
}
