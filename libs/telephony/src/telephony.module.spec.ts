import { ConfigModule, type PhoneLine, type Settings } from '#platform/config';
import { createLog, LoggingModule } from '#platform/logging';
import { Test, type TestingModule } from '@nestjs/testing';
import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { NoPhoneLine } from './no-phone-line.js';
import { TelephonyModule } from './telephony.module.js';
import { Telephony } from './telephony.js';
import { TwilioTelephony } from './twilio/twilio-telephony.js';
import { WebhookCheck } from './webhook-check.js';

const line: PhoneLine = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'f'.repeat(32),
  baseUrl: undefined,
  number: '+358931000000',
  mayor: undefined,
  whatsApp: undefined,
  callCountries: ['FI'],
  callsPerSecond: 1,
  recordingsDays: 90,
};
const url = '/webhooks/twilio/sms/status?m=1';
const publicBaseUrl = 'https://linja.example.org';
const signature = createHmac('sha1', line.authToken)
  .update(publicBaseUrl + url)
  .digest('base64');

const open: TestingModule[] = [];
async function boot(phoneLine: PhoneLine | undefined) {
  const lines: string[] = [];
  const built = await Test.createTestingModule({
    imports: [
      ConfigModule.forRoot({ publicBaseUrl } as Settings),
      LoggingModule.forRoot(createLog('info', { write: (text: string) => void lines.push(text) })),
      TelephonyModule.forRoot(phoneLine),
    ],
  }).compile();
  open.push(built);
  await built.init();
  return { telephony: built.get(Telephony), check: built.get(WebhookCheck), lines };
}
afterEach(async () => {
  for (const built of open.splice(0)) await built.close();
});

it('with a line, it is at Twilio, and what Twilio signs is genuine', async () => {
  const { telephony, check, lines } = await boot(line);
  expect(telephony).toBeInstanceOf(TwilioTelephony);
  expect(check.isGenuine({ originalUrl: url, signature })).toBe(true);
  expect(check.isGenuine({ originalUrl: `${url}1`, signature })).toBe(false);
  expect(lines).toEqual([]);
});

it('without a line everything is refused, nothing is genuine, and the log says so once', async () => {
  const { telephony, check, lines } = await boot(undefined);
  expect(telephony).toBeInstanceOf(NoPhoneLine);
  const names = Object.getOwnPropertyNames(TwilioTelephony.prototype).filter((name) => !['constructor', 'running'].includes(name));
  expect(names).toHaveLength(13);
  for (const name of names)
    expect(await (telephony as unknown as Record<string, () => Promise<unknown>>)[name]!()).toEqual({
      ok: false,
      refusal: 'not-permitted',
      code: 'no-phone-line',
    });
  expect(check.isGenuine({ originalUrl: url, signature })).toBe(false);
  expect(lines.map((text) => (JSON.parse(text) as { msg: string }).msg)).toEqual([
    'no phone line is set up: nobody can call, and nobody is called',
  ]);
});

it('the check shows nothing of its key', async () => {
  const { check } = await boot(line);
  expect(inspect(check, { depth: 9 }) + JSON.stringify(check)).not.toContain('ffff');
});
