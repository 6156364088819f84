import type { Refusal } from '../outcome.js';

/** What Twilio's error codes mean to us; of requests and, from 30001 on, also of messages that did not arrive. */
const CODES: Readonly<Partial<Record<Refusal, readonly number[]>>> = {
  'bad-credentials': [20003, 20005, 20008, 30002],
  'not-permitted': [
    20006, // access denied
    10002, // a trial account may not
    10004, // too many calls at once
    ...[13227, 21203, 21215, 21216, 21408], // a country or number that our account may not reach
    ...[21210, 21212, 21219, 21606, 21608, 63007], // a sender that is not ours, or not confirmed
    30007, // filtered as unwanted
    ...[63013, 63016], // WhatsApp: against its rules; outside the 24 hours after the resident's last message
  ],
  'invalid-number': [13223, 13224, 21201, 21211, 21217, 21604, 30005, 63003, 63024],
  unreachable: [21214, 21612, 21614, 21635, 30003, 30006, 63032],
  'blocked-recipient': [21610, 30004],
  'rate-limited': [14107, 20429, 21611, 30001, 63018],
  gone: [20404, 21220],
  'too-big': [21605, 21617],
};

const BY_CODE: ReadonlyMap<number, Refusal> = new Map(
  (Object.entries(CODES) as [Refusal, readonly number[]][]).flatMap(([refusal, codes]) =>
    codes.map((code): [number, Refusal] => [code, refusal]),
  ),
);

/** By an HTTP status alone, when the answer carries no code that we know. */
const BY_STATUS: ReadonlyMap<number, Refusal> = new Map([
  [401, 'bad-credentials'],
  [403, 'not-permitted'],
  [404, 'gone'],
  [410, 'gone'],
  [413, 'too-big'],
  [429, 'rate-limited'],
]);

/** Why a message did not arrive. Pure. */
export const refusalOfCode = (code: string | number): Refusal => BY_CODE.get(Number(code)) ?? 'provider-error';

/** Why a request was refused: 4xx and redirects only; what a 5xx means depends on the request. Pure. */
export const refusalOfAnswer = (status: number, code: number | undefined): Refusal =>
  (code === undefined ? undefined : BY_CODE.get(code)) ?? BY_STATUS.get(status) ?? 'provider-error';
