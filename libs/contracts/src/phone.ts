import { BLOCK_REASONS, LIMITS, PHONE_CALL_STATES } from '#domain';
import { z } from 'zod';
import { person } from './case.js';
import { phoneNumber } from './phone-number.js';
import { username } from './requests.js';
import { id, instant, words } from './text.js';

export const callDirection = z.enum(['incoming', 'callback']);
export const callState = z.enum(PHONE_CALL_STATES);
export const callEnd = z.enum(['talked', 'callback_promised', 'voicemail', 'hung_up', 'not_reached']);

/** One call of a case. */
export const phoneCall = z.strictObject({
  id,
  direction: callDirection,
  state: callState,
  startedAt: instant,
  connectedAt: instant.optional(),
  endedAt: instant.optional(),
  endedHow: callEnd.optional(),
  /** By when the resident was promised a call back. */
  promisedBy: instant.optional(),
  /** The resident hears waiting music since then. */
  heldAt: instant.optional(),
  /** Who answered, or who calls back. */
  official: person.optional(),
});
export type PhoneCall = z.infer<typeof phoneCall>;

/** A voice message: `arrived` is not ours yet, `kept` can be listened to, `deleted` its time was up, `lost` the provider had none. */
export const phoneRecording = z.strictObject({
  id,
  callId: id,
  state: z.enum(['arrived', 'kept', 'deleted', 'lost']),
  at: instant,
  seconds: z.int().optional(),
  deleteAfter: instant,
  transcript: z.string().optional(),
});
export type PhoneRecording = z.infer<typeof phoneRecording>;

/** Whether a text reached the resident's phone. `sent`: the network has it, and says no more yet. */
export const phoneDelivery = z.strictObject({
  id,
  channel: z.enum(['sms', 'whatsapp']),
  /** The message of the case that went out by it. */
  messageId: id.optional(),
  state: z.enum(['waiting', 'sent', 'delivered', 'undelivered', 'cancelled']),
  at: instant,
  /** Code of why it did not arrive. */
  reason: z.string().optional(),
  sentTwice: z.boolean().optional(),
});
export type PhoneDelivery = z.infer<typeof phoneDelivery>;

/** What the telephone did on a case, and what the signed-in person may do with it now. */
export const casePhone = z.strictObject({
  /** The city's number; absent where there is no phone line. */
  line: z.string().optional(),
  calls: z.array(phoneCall),
  /** By what the telephone reaches the resident: texts (and calls), calls alone, or not at all. Who writes in the web is reached there. */
  reach: z.enum(['text', 'call', 'none']).optional(),
  /** Empty for those who may not listen. */
  recordings: z.array(phoneRecording),
  deliveries: z.array(phoneDelivery),
  may: z.strictObject({ call: z.boolean(), hold: z.boolean(), bringIn: z.boolean(), end: z.boolean(), block: z.boolean() }),
});
export type CasePhone = z.infer<typeof casePhone>;

export const holdBody = z.strictObject({ on: z.boolean() });
export const bringInBody = z.strictObject({ to: username });

export const blockReason = z.enum(BLOCK_REASONS);
export const blockNumberBody = z.strictObject({
  reasonCode: blockReason,
  reason: words(LIMITS.reason),
  /** The last day of it, at most a year ahead. */
  until: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
});
export type BlockNumber = z.infer<typeof blockNumberBody>;

/** A blocked number, known by its last digits alone. */
export const phoneBlock = z.strictObject({
  id,
  ending: z.string(),
  reasonCode: blockReason,
  reason: z.string(),
  by: person,
  from: instant,
  until: instant,
  liftedAt: instant.optional(),
  /** Calls and texts that were turned away. */
  refused: z.int(),
});
export type PhoneBlock = z.infer<typeof phoneBlock>;
export const phoneBlockPage = z.strictObject({ items: z.array(phoneBlock) });

/** The phone line as anybody may know it. Absent numbers: there is no such line. */
export const publicLine = z.strictObject({
  number: z.string().optional(),
  whatsapp: z.string().optional(),
  /** Texts can be sent to `number`. */
  texts: z.boolean(),
  /** Somebody is on duty just now; calls are taken at any time. */
  open: z.boolean(),
  /** Numbers that are blocked now, and what was turned away from blocked numbers since the line was opened. */
  blocked: z.strictObject({ numbers: z.int(), refused: z.int() }),
});
export type PublicLine = z.infer<typeof publicLine>;

/** A person's own number, by which calls reach them. */
export const ownPhone = z.strictObject({ phone: z.string().nullable() });
export const ownPhoneBody = z.strictObject({ phone: phoneNumber.nullable() });
