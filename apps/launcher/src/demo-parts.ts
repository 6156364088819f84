import { join } from 'node:path';
import type { Settings } from '#platform/config';
import type { DevProvider } from './dev-provider/index.js';
import { DEMO_CALLERS, DEMO_LINE, DEMO_PHONES } from './demo-numbers.js';
import { DEV_CLIENT_ID, type LaunchPlan, type SimulatorAccount } from './launch-plan.js';

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

/** Beside the product's own port, so that its page has an address to remember; any other when that one is taken. */
const SIMULATOR_PORT_AFTER = 10;
const CALLERS = { mobile: 'Asukkaan kännykkä', landline: 'Asukkaan lankapuhelin', hidden: 'Salattu numero' } as const;

export interface DemoPhones {
  /** Its REST API, and its page with handsets. */
  url: string;
  stop(): Promise<void>;
}

/** Starts the phone simulator: the line's numbers, residents' telephones and those of the demo's people. */
export async function startPhones(plan: LaunchPlan, account: SimulatorAccount): Promise<DemoPhones> {
  process.env.DEMO = '1';
  const [{ startSimulator }, { DEMO_PEOPLE }] = await Promise.all([
    import('../../phone-simulator/src/index.js'),
    import('./demo/people.js'),
  ]);
  const hook = (path: string): string => `${plan.publicBaseUrl}/webhooks/twilio/${path}`;
  const nameOf = (username: string): string => DEMO_PEOPLE.find((person) => person.username === username)?.name ?? username;
  const options = {
    ...account,
    clock: 'real' as const,
    numbers: [
      {
        number: DEMO_LINE.number,
        name: 'Vastuulinja',
        voiceUrl: hook('voice/incoming'),
        fallbackUrl: hook('voice/fallback'),
        statusUrl: hook('voice/status'),
        smsUrl: hook('sms/incoming'),
      },
      { number: DEMO_LINE.whatsApp, name: 'Vastuulinja WhatsApp', smsUrl: hook('sms/incoming') },
    ],
    handsets: [
      { number: DEMO_CALLERS.mobile, name: CALLERS.mobile },
      { number: DEMO_CALLERS.landline, name: CALLERS.landline, behaviour: { texts: 'landline' as const } },
      { number: DEMO_CALLERS.hidden, name: CALLERS.hidden, behaviour: { hidden: true } },
      ...Object.entries(DEMO_PHONES).map(([username, number]) => ({ number, name: nameOf(username) })),
    ],
  };
  const asked = plan.port === 0 ? 0 : plan.port + SIMULATOR_PORT_AFTER;
  return startSimulator({ ...options, port: asked }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    return startSimulator({ ...options, port: 0 });
  });
}

/** Adds the demo's people, and its cases to a database without any. Safe to repeat. */
export async function seedDemo(settings: Settings, ownerUrl: string): Promise<void> {
  const seed = await import('./demo/seed.js');
  await seed.seedDemo({ settings, ownerUrl });
}
