import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { Secrets } from './secrets.js';
import { loadSettings, SettingsError } from './settings.js';

let made = 0;
const secret = (bytes = 32) =>
  createHash('sha512')
    .update(String((made += 1)))
    .digest()
    .subarray(0, bytes)
    .toString('base64url');
const complete = {
  PUBLIC_BASE_URL: 'https://linja.example.org',
  DATABASE_URL: 'postgres://batline:pw@db.example.org/batline',
  OIDC_ISSUER: 'https://sso.example.org/realms/city',
  OIDC_CLIENT_ID: 'batline',
  OIDC_CLIENT_SECRET: 'x'.repeat(40),
  SECRETS: `2:${secret()},1:${secret(48)}`,
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('loadSettings', () => {
  it('fills in the pinned defaults', () => {
    const settings = loadSettings(complete);
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      policiesFile: 'config/policies.json',
      contactsPerMinute: 30,
      tracksPerMinute: 60,
      sessionIdleMinutes: 60,
      trustedProxies: [],
      demo: false,
      databasePool: 10,
      logLevel: 'info',
      migrateDatabaseUrl: complete.DATABASE_URL,
    });
    expect(settings.redisUrl).toBeUndefined();
    expect(settings.secrets.currentVersion).toBe(2);
  });

  it('lists everything that is missing at once', () => {
    expect(problemsOf({})).toEqual([
      'DATABASE_URL is required',
      'OIDC_CLIENT_ID is required',
      'OIDC_CLIENT_SECRET is required',
      'OIDC_ISSUER is required',
      'PUBLIC_BASE_URL is required',
      'SECRETS is required',
    ]);
  });

  it('counts an empty string as unset and ignores names it does not know', () => {
    expect(loadSettings({ ...complete, REDIS_URL: '', PORT: ' ', BATLINE_SOMETHING: 'x' })).toMatchObject({ port: 3000 });
    expect(problemsOf({ ...complete, OIDC_CLIENT_SECRET: '' })).toEqual(['OIDC_CLIENT_SECRET is required']);
  });

  it('reads lists, numbers and flags', () => {
    const settings = loadSettings({ ...complete, TRUSTED_PROXIES: '10.0.0.0/8, ::1', PORT: '8080', DEMO: '1', DEV_PROVIDER_PORT: '4000' });
    expect(settings).toMatchObject({ trustedProxies: ['10.0.0.0/8', '::1'], port: 8080, demo: true, devProviderPort: 4000 });
  });

  it.each([
    ['PORT', '70000', 'PORT must be from 0 to 65535'],
    ['PORT', '3e3', 'PORT must be a whole number'],
    ['PORT', '-1', 'PORT must be a whole number'],
    ['DATABASE_POOL', '0', 'DATABASE_POOL must be from 1 to 500'],
    ['CONTACTS_PER_MINUTE', '0', 'CONTACTS_PER_MINUTE must be from 1 to 1000000'],
    ['PUBLIC_BASE_URL', 'http://linja.example.org', 'PUBLIC_BASE_URL must be https (http only for this machine itself)'],
    ['PUBLIC_BASE_URL', 'linja.example.org', 'PUBLIC_BASE_URL must be a URL that starts with https://'],
    ['PUBLIC_BASE_URL', 'https://linja.example.org/line', 'PUBLIC_BASE_URL must be only scheme, host and port, without a path'],
    ['PUBLIC_BASE_URL', 'https://127.0.0.1.example.org/?a', 'PUBLIC_BASE_URL must be only scheme, host and port, without a path'],
    ['OIDC_ISSUER', 'http://sso.example.org', 'OIDC_ISSUER must be https'],
    ['OIDC_ISSUER', 'http://127.0.0.1:8080/realms/city', 'OIDC_ISSUER must be https'],
    ['DATABASE_URL', 'mysql://x/y', 'DATABASE_URL must be a URL that starts with postgres:// or postgresql://'],
    ['REDIS_URL', 'localhost:6379', 'REDIS_URL must be a URL that starts with redis:// or rediss://'],
    ['TRUSTED_PROXIES', 'proxy.example.org', 'TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8, separated by commas'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8, separated by commas'],
    ['DEMO', 'yes', 'DEMO must be 1 or 0'],
    ['DEV_PROVIDER_PORT', '4000', 'DEV_PROVIDER_PORT is only for DEMO=1'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent'],
    ['SECRETS', 'changeme', 'SECRETS entry 1 is not <version>:<base64url secret>'],
    ['SECRETS', `1:${secret(31)}`, 'SECRETS version 1 has 31 bytes, at least 32 are needed'],
    ['SECRETS', `1:${secret()},1:${secret()}`, 'SECRETS version 1 is given twice'],
    ['SECRETS', `1:${'A'.repeat(43)}`, 'SECRETS version 1 is not random'],
  ])('refuses %s=%s: %s', (name, value, problem) => {
    expect(problemsOf({ ...complete, [name]: value })).toEqual([problem]);
  });

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])('allows %s for this machine itself', (url) => {
    expect(loadSettings({ ...complete, PUBLIC_BASE_URL: `${url}/` }).publicBaseUrl).toBe(url);
  });

  it('allows plain http in the demo, and a default address', () => {
    expect(loadSettings({ ...complete, DEMO: '1', PUBLIC_BASE_URL: undefined, PORT: '4123' }).publicBaseUrl).toBe('http://127.0.0.1:4123');
    expect(loadSettings({ ...complete, DEMO: '1', PUBLIC_BASE_URL: 'http://demo.example.org' }).publicBaseUrl).toBe(
      'http://demo.example.org',
    );
  });

  it('never repeats a value, which may be a secret', () => {
    const env = { ...complete, SECRETS: '1:hunter2hunter2', DATABASE_URL: 'hunter2://db', OIDC_ISSUER: 'hunter2' };
    expect(problemsOf(env)).toHaveLength(3);
    expect(problemsOf(env).join()).not.toContain('hunter2');
  });
});

describe('Secrets', () => {
  const of = (text: string) => Secrets.parse(text) as Secrets;

  it('derives a different key for every purpose and version, and the same one each time', () => {
    const [a, b] = [secret(), secret()];
    const secrets = of(`2:${a},1:${b}`);
    const keys = [secrets.subkey('x'), secrets.subkey('y'), secrets.subkey('x', 1), secrets.subkey('y', 1)].map((key) =>
      key.toString('hex'),
    );
    expect(new Set(keys).size).toBe(4);
    expect(secrets.subkey('x')).toHaveLength(32);
    expect(of(`3:${b},2:${a}`).subkey('x', 2).toString('hex')).toBe(keys[0]);
    expect(secrets.versions).toEqual([2, 1]);
  });

  it('has no key of a version that is not configured', () => {
    expect(() => of(`1:${secret()}`).subkey('x', 2)).toThrow('no secret of version 2 is configured');
  });

  it('shows nothing of itself', () => {
    const text = secret();
    const secrets = of(`1:${text}`);
    const shown = inspect({ secrets }) + JSON.stringify({ secrets });
    expect(shown).toContain('[secrets]');
    expect(shown).not.toContain(Buffer.from(text, 'base64url').toString('hex').slice(0, 8));
    expect(shown).not.toContain(text);
  });
});
