import { join } from 'node:path';
import type { Settings } from '#platform/config';
import { DEV_CLIENT_ID, type LaunchPlan } from './launch-plan.js';

/** What the demo's own folders offer. They are loaded only when the demo is on: a real installation cannot reach them even by mistake. */
interface DevProviderModule {
  startDevProvider(options: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    redirectUris: string[];
    postLogoutRedirectUris: string[];
    backchannelLogoutUri: string;
    keysFile: string;
    port: number;
  }): Promise<DevProvider>;
}

interface SeedModule {
  /** Adds demo people and cases that are not there yet. */
  seedDemo(context: { settings: Settings; ownerUrl: string }): Promise<void>;
}

export interface DevProvider {
  port: number;
  close(): Promise<void>;
}

/** Starts the development sign-in on a free loopback port; the API hands `/dev-idp/*` on to it. */
export async function startSignIn(plan: LaunchPlan, issuer: string, clientSecret: string): Promise<DevProvider | undefined> {
  const base = plan.publicBaseUrl;
  const module = await part<DevProviderModule>('./dev-provider/index.js');
  return module?.startDevProvider({
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

/** Fills an empty database with demo people and cases. */
export async function seedDemo(settings: Settings, ownerUrl: string): Promise<void> {
  const module = await part<SeedModule>('./demo/seed.js');
  await module?.seedDemo({ settings, ownerUrl });
}

async function part<T>(path: string): Promise<T | undefined> {
  const { href } = new URL(path, import.meta.url);
  try {
    return (await import(href)) as T;
  } catch (error) {
    // Not written yet. TODO: import plainly once both folders are there.
    if ((error as { code?: string; url?: string }).code === 'ERR_MODULE_NOT_FOUND' && (error as { url?: string }).url === href)
      return undefined;
    throw error;
  }
}
