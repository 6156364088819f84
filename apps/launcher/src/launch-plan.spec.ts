import { loadSettings } from '#platform/config';
import { createECDH } from 'node:crypto';
import { childEnvironment, planLaunch, simulatorAccount, type Running } from './launch-plan.js';
import type { OwnSecrets } from './secrets-file.js';

const own: OwnSecrets = {
  databasePassword: 'p'.repeat(43),
  secrets: `1:${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64url')}`,
  oidcClientSecret: 'o'.repeat(43),
};
const running: Running = { databaseUrl: 'postgres://batline:pw@127.0.0.1:5555/batline', devProviderPort: 4555 };
const settingsOf = (env: Record<string, string>) => loadSettings(childEnvironment(env, planLaunch(env), own, running));

describe('planLaunch', () => {
  it('shows the demo on the embedded database', () => {
    expect(planLaunch({})).toEqual({
      dataDir: '.data',
      host: '127.0.0.1',
      port: 3000,
      publicBaseUrl: 'http://127.0.0.1:3000',
      databaseUrl: undefined,
      migrateDatabaseUrl: undefined,
      demo: true,
    });
  });

  it.each([
    [{ DATABASE_URL: 'postgres://db/x' }, false],
    [{ DATABASE_URL: 'postgres://db/x', DEMO: '1' }, true],
    [{ DATABASE_URL: '', DEMO: '' }, true],
    [{ DEMO: '0' }, false],
  ])('with %j the demo is %s', (env, demo) => {
    expect(planLaunch(env).demo).toBe(demo);
  });
});

describe('childEnvironment', () => {
  it('is complete for the demo with nothing given', () => {
    expect(settingsOf({ PORT: '3100' })).toMatchObject({
      port: 3100,
      demo: true,
      publicBaseUrl: 'http://127.0.0.1:3100',
      databaseUrl: running.databaseUrl,
      devProviderPort: 4555,
      oidc: { issuer: 'http://127.0.0.1:3100/dev-idp', clientId: 'batline', clientSecret: own.oidcClientSecret },
    });
  });

  it('the demo`s line is the simulator`s, whatever was given; without a simulator there is none', () => {
    const real = {
      TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'a real token, long enough',
      PHONE_NUMBER: '+358912345678',
    };
    const simulated = { ...running, simulatorUrl: 'http://127.0.0.1:4666' };
    const line = (env: Record<string, string>, with_: Running) =>
      loadSettings(childEnvironment(env, planLaunch(env), own, with_)).phoneLine;
    expect(line(real, simulated)).toMatchObject({ baseUrl: 'http://127.0.0.1:4666', number: '+358931000000', ...simulatorAccount(own) });
    expect(line(real, running)).toBeUndefined();
  });

  it('the demo is known to push services by keys of its own, the same at every start, unless others were given', () => {
    const { push } = settingsOf({});
    expect(push).toEqual(settingsOf({ PORT: '3100' }).push);
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(push!.privateKey, 'base64url');
    expect(pair.getPublicKey('base64url')).toBe(push!.publicKey);
    const given = { VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'k'.repeat(43), VAPID_SUBJECT: 'https://example.org/' };
    expect(settingsOf(given).push?.privateKey).toBe(given.VAPID_PRIVATE_KEY);
  });

  it('makes up no sign-in outside the demo', () => {
    expect(() => settingsOf({ DEMO: '0' })).toThrow('PUBLIC_BASE_URL is required');
    expect(() => settingsOf({ DEMO: '0', PUBLIC_BASE_URL: 'https://linja.example.org' })).toThrow(
      /OIDC_CLIENT_ID is required[^]*OIDC_ISSUER is required/,
    );
  });

  it('keeps the secrets and the settings that were given', () => {
    const secrets = `7:${Buffer.from('abcdef0123456789abcdef0123456789').toString('base64url')}`;
    expect(settingsOf({ SECRETS: secrets, CONTACTS_PER_MINUTE: '5' })).toMatchObject({ contactsPerMinute: 5 });
    expect(settingsOf({ SECRETS: secrets }).secrets.currentVersion).toBe(7);
  });

  it('never hands the owner login to the processes that serve', () => {
    const env = { DATABASE_URL: 'postgres://app@db/x', MIGRATE_DATABASE_URL: 'postgres://owner@db/x', DEMO: '1' };
    expect(childEnvironment(env, planLaunch(env), own, running)).not.toHaveProperty('MIGRATE_DATABASE_URL');
  });
});
