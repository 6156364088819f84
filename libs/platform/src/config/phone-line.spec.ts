import { loadSettings, SettingsError } from './settings.js';

const complete = {
  PUBLIC_BASE_URL: 'https://linja.example.org',
  DATABASE_URL: 'postgres://batline:pw@db.example.org/batline',
  OIDC_ISSUER: 'https://sso.example.org/realms/city',
  OIDC_CLIENT_ID: 'batline',
  OIDC_CLIENT_SECRET: 'x'.repeat(40),
  SECRETS: `1:${Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64url')}`,
};
const line = { TWILIO_ACCOUNT_SID: `AC${'0a'.repeat(16)}`, TWILIO_AUTH_TOKEN: 'f'.repeat(32), PHONE_NUMBER: '+358931000000' };

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadSettings({ ...complete, ...env });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

it('there is no line unless it is set up; settings with defaults may stand alone', () => {
  expect(loadSettings(complete).phoneLine).toBeUndefined();
  expect(loadSettings({ ...complete, CALLS_PER_SECOND: '10', RECORDINGS_DAYS: '30', PHONE_NUMBER: ' ' }).phoneLine).toBeUndefined();
});

it('a line has its defaults', () => {
  expect(loadSettings({ ...complete, ...line }).phoneLine).toEqual({
    accountSid: line.TWILIO_ACCOUNT_SID,
    authToken: line.TWILIO_AUTH_TOKEN,
    baseUrl: undefined,
    number: '+358931000000',
    mayor: undefined,
    whatsApp: undefined,
    callCountries: expect.arrayContaining(['FI', 'SE', 'IS', 'LI', 'NO', 'GB', 'CH']),
    callsPerSecond: 1,
    recordingsDays: 90,
  });
});

it('a line may have everything', () => {
  const more = {
    TWILIO_BASE_URL: 'http://127.0.0.1:4010/',
    PHONE_MAYOR: '+358401111111',
    WHATSAPP_NUMBER: '+358402222222',
    CALL_COUNTRIES: 'FI, US',
    CALLS_PER_SECOND: '30',
    RECORDINGS_DAYS: '7',
  };
  expect(loadSettings({ ...complete, ...line, ...more }).phoneLine).toMatchObject({
    baseUrl: 'http://127.0.0.1:4010',
    mayor: '+358401111111',
    whatsApp: '+358402222222',
    callCountries: ['FI', 'US'],
    callsPerSecond: 30,
    recordingsDays: 7,
  });
});

it.each<[Record<string, string | undefined>, string[]]>([
  [{ ...line, TWILIO_AUTH_TOKEN: undefined }, ['TWILIO_AUTH_TOKEN is required with TWILIO_ACCOUNT_SID']],
  [
    { PHONE_NUMBER: line.PHONE_NUMBER },
    ['TWILIO_ACCOUNT_SID is required with PHONE_NUMBER', 'TWILIO_AUTH_TOKEN is required with PHONE_NUMBER'],
  ],
  [
    { WHATSAPP_NUMBER: line.PHONE_NUMBER },
    [
      'PHONE_NUMBER is required with WHATSAPP_NUMBER',
      'TWILIO_ACCOUNT_SID is required with WHATSAPP_NUMBER',
      'TWILIO_AUTH_TOKEN is required with WHATSAPP_NUMBER',
    ],
  ],
  [{ ...line, TWILIO_ACCOUNT_SID: `AC${'0A'.repeat(16)}` }, ['TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits']],
  [{ ...line, TWILIO_ACCOUNT_SID: `SK${'0a'.repeat(16)}` }, ['TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits']],
  [{ ...line, TWILIO_AUTH_TOKEN: 'short' }, ['TWILIO_AUTH_TOKEN must have at least 16 characters']],
  [{ ...line, PHONE_NUMBER: '09 310 00000' }, ['PHONE_NUMBER must be a phone number such as +358931000000']],
  [{ ...line, PHONE_MAYOR: '112' }, ['PHONE_MAYOR must be a phone number such as +358931000000']],
  [{ ...line, WHATSAPP_NUMBER: 'whatsapp:+358931000000' }, ['WHATSAPP_NUMBER must be a phone number such as +358931000000']],
  [{ ...line, TWILIO_BASE_URL: 'https://api.twilio.com' }, ['TWILIO_BASE_URL must be on this machine: it is for the simulator']],
  [{ ...line, TWILIO_BASE_URL: 'http://127.0.0.1.example.org' }, ['TWILIO_BASE_URL must be on this machine: it is for the simulator']],
  [{ ...line, TWILIO_BASE_URL: 'http://127.0.0.1:4010/twilio' }, ['TWILIO_BASE_URL must be only scheme, host and port, without a path']],
  [{ ...line, CALL_COUNTRIES: 'FI,Sweden' }, ['CALL_COUNTRIES must be country codes such as FI,SE, separated by commas']],
  [{ ...line, CALLS_PER_SECOND: '31' }, ['CALLS_PER_SECOND must be from 1 to 30']],
  [{ ...line, RECORDINGS_DAYS: '0' }, ['RECORDINGS_DAYS must be from 1 to 3650']],
  [{ ...line, PUBLIC_BASE_URL: 'http://127.0.0.1:3000' }, ['PUBLIC_BASE_URL must be https when there is a phone line']],
])('%j is refused', (env, problems) => {
  expect(problemsOf(env)).toEqual(problems);
});

it('in the demo the line may be reached by plain http', () => {
  expect(problemsOf({ ...line, DEMO: '1', PUBLIC_BASE_URL: 'http://127.0.0.1:3000' })).toEqual([]);
});
