import { z } from 'zod';
import { isLoopbackHost, origin, whole } from './setting-types.js';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a phone number such as +358931000000');

/** The EU, the EEA, Great Britain and Switzerland, ISO 3166-1; the others are asked for by name. */
const USUAL_COUNTRIES = 'FI,AT,BE,BG,CY,CZ,DE,DK,EE,ES,FR,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,PL,PT,RO,SE,SI,SK,IS,LI,NO,GB,CH';
const countries = z
  .string()
  .transform((list) => list.split(',').map((country) => country.trim()))
  .refine((list) => list.every((country) => /^[A-Z]{2}$/.test(country)), 'must be country codes such as FI,SE, separated by commas');

/** The phone line's settings by their names in the environment; all or none of the required ones. */
export const phoneLineShape = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, 'must be AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TWILIO_BASE_URL: origin
    .refine((url) => isLoopbackHost(new URL(url).hostname), 'must be on this machine: it is for the simulator')
    .optional(),
  PHONE_NUMBER: e164.optional(),
  PHONE_MAYOR: e164.optional(),
  WHATSAPP_NUMBER: e164.optional(),
  CALL_COUNTRIES: countries.default(USUAL_COUNTRIES.split(',')),
  CALLS_PER_SECOND: whole(1, 30).default(1),
  RECORDINGS_DAYS: whole(1, 3_650).default(90),
};

/** Without these there is no line. */
const NEEDED = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'PHONE_NUMBER'] as const;
/** Whoever sets one of these wants a line; the other settings have defaults and may stand alone. */
const WANTING = [...NEEDED, 'TWILIO_BASE_URL', 'PHONE_MAYOR', 'WHATSAPP_NUMBER'] as const;

/** The city's phone line, and the account at Twilio that it runs on. */
export interface PhoneLine {
  readonly accountSid: string;
  readonly authToken: string;
  /** Set: the phone simulator on this machine stands in Twilio's place. */
  readonly baseUrl: string | undefined;
  /** What residents call and write to, and see when they are called; E.164, as all numbers here. */
  readonly number: string;
  /** Rung when nobody else answers. */
  readonly mayor: string | undefined;
  readonly whatsApp: string | undefined;
  /** Only numbers of these countries are called or written to, ISO 3166-1; calls elsewhere are dear, and fraud lives on them. */
  readonly callCountries: readonly string[];
  /** How many calls the account may place in a second. */
  readonly callsPerSecond: number;
  /** After so many days a recording is deleted; its case stays. */
  readonly recordingsDays: number;
}

type Given = Readonly<Record<string, string | undefined>>;

/** What is missing of a line that somebody began to set up. */
export function phoneLineProblems(given: Given): string[] {
  const wanted = WANTING.find((name) => given[name] !== undefined);
  if (wanted === undefined) return [];
  const missing = NEEDED.filter((name) => given[name] === undefined).map((name) => `${name} is required with ${wanted}`);
  // Twilio asks us from outside, and what it asks carries what people said.
  const plain = given.DEMO !== '1' && given.PUBLIC_BASE_URL?.startsWith('http:') === true;
  return plain ? [...missing, 'PUBLIC_BASE_URL must be https when there is a phone line'] : missing;
}

/** Undefined: the city has no phone line here. */
export function toPhoneLine(parsed: z.output<z.ZodObject<typeof phoneLineShape>>): PhoneLine | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, PHONE_NUMBER: number } = parsed;
  if (accountSid === undefined || authToken === undefined || number === undefined) return undefined;
  return {
    accountSid,
    authToken,
    baseUrl: parsed.TWILIO_BASE_URL,
    number,
    mayor: parsed.PHONE_MAYOR,
    whatsApp: parsed.WHATSAPP_NUMBER,
    callCountries: parsed.CALL_COUNTRIES,
    callsPerSecond: parsed.CALLS_PER_SECOND,
    recordingsDays: parsed.RECORDINGS_DAYS,
  };
}
