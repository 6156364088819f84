import { join } from 'node:path';
import type { Settings } from '#platform/config';
import type { DevProvider } from './dev-provider/index.js';
import { DEV_CLIENT_ID, type LaunchPlan } from './launch-plan.js';

/*
 * What only the demo has. Its folders are loaded only when the demo is on, so that a real installation cannot reach them
 * even by mistake.
 */

/** Starts the development sign-in on a free loopback port; the API hands `/dev-idp/*` on to it. */
export async function startSignIn(plan: LaunchPlan, issuer: string, clientSecret: string): Promise<DevProvider> {
  // It refuses to exist without this; here the demo may be on without anybody having said so (`npm start` and nothing else).
  process.env.DEMO = '1';
  const { startDevProvider } = await import('./dev-provider/index.js');
  const base = plan.publicBaseUrl;
  return startDevProvider({
    issuer,
    clientId: DEV_CLIENT_ID,
    clientSecret,
    redirectUris: [`${base}/auth/callback`],
    postLogoutRedirectUris: [base, `${base}/`],
    backchannelLogoutUri: `${base}/auth/backchannel-logout`,
    keysFile: join(plan.dataDir, 'dev-provider-keys.json'),
    port: 0,
  });
}

/** Adds the demo's people, and its cases to a database without any. Safe to repeat. */
export async function seedDemo(settings: Settings, ownerUrl: string): Promise<void> {
  const seed = await import('./demo/seed.js');
  await seed.seedDemo({ settings, ownerUrl });
}
