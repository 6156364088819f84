import { z } from 'zod';
import type { CallState, MessageChannel, MessageState } from '../call-state.js';
import { isE164 } from '../phone-number.js';
import { fieldOf, type Form } from './form.js';

const KEYPAD = { abc: '2', def: '3', ghi: '4', jkl: '5', mno: '6', pqrs: '7', tuv: '8', wxyz: '9' } as const;
const spelled = (word: string): string =>
  [...word].map((letter) => Object.entries(KEYPAD).find(([letters]) => letters.includes(letter))?.[1]).join('');

/** A hidden number comes as a word, or as the keys that spell it: `+266696687` is "anonymous". */
const HIDDEN = new Set(['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable', 'private'].map((word) => `+${spelled(word)}`));

/** The number of an address (`+358…`, `whatsapp:+358…`); null when it is hidden, a short code, a name or a client. */
export function numberOf(address: string | null | undefined): string | null {
  const number = (address ?? '').trim().replace(/^whatsapp:/, '');
  return isE164(number) && !HIDDEN.has(number) ? number : null;
}

export const channelOf = (address: string | null | undefined): MessageChannel =>
  (address ?? '').trim().startsWith('whatsapp:') ? 'whatsapp' : 'sms';

/** Twilio's word for a call's state, in our own. `initiated` and `queued` are one; `answered` is told of a conference or queue. */
export const CALL_STATE_OF: Readonly<Record<string, CallState>> = {
  queued: 'starting',
  initiated: 'starting',
  ringing: 'ringing',
  'in-progress': 'answered',
  answered: 'answered',
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no-answer',
  failed: 'failed',
  canceled: 'cancelled',
};

export const MESSAGE_STATE_OF: Readonly<Record<string, MessageState>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'read',
  receiving: 'received',
  received: 'received',
};

/** One of the words of a table, as what the table says. */
export const wordOf = <T>(table: Readonly<Record<string, T>>) =>
  z.string().transform((word, context): T => {
    const meaning = Object.hasOwn(table, word) ? table[word] : undefined;
    if (meaning !== undefined) return meaning;
    context.addIssue('is unknown');
    return z.NEVER;
  });

/** An id of Twilio's: two letters and 32 hexadecimal digits. */
export const sid = (...kinds: string[]) => z.string().regex(new RegExp(`^(${kinds.join('|')})[0-9a-fA-F]{32}$`));

/** A field that may be absent or unreadable without making the rest worthless: then it is null. */
export const orNull = <T extends z.ZodType>(type: T) =>
  z
    .optional(type)
    .transform((value) => value ?? null)
    .catch(null);

export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** `Tue, 24 Nov 2026 08:00:00 +0000` as milliseconds since 1970. */
export const instant = z
  .string()
  .max(64)
  .transform((text) => Date.parse(text))
  .refine((ms) => Number.isFinite(ms));

export const address = orNull(z.string().max(320));

/** What people said or wrote: never refused for its length, cut instead (between characters); without what no database can hold. */
export const textUpTo = (max: number) =>
  z.string().transform((text) =>
    text
      .toWellFormed()
      .replaceAll('\0', '')
      .slice(0, max)
      .replace(/[\ud800-\udbff]$/, ''),
  );

/** The fields of a form that a schema names, checked; null when it is not such a form. Twilio adds fields without notice: others are ignored. */
export function readForm<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, form: Form): z.output<z.ZodObject<Shape>> | null {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, fieldOf(form, name)]));
  return schema.safeParse(given).data ?? null;
}
