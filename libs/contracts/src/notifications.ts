import { LIMITS, NOTIFY_PATHS, RUNG_AUDIENCES } from '#domain';
import { z } from 'zod';
import { id, instant, words } from './text.js';

/** How somebody of the city is told: inside the product, browser push, text message, a call, e-mail. */
export const notificationPath = z.enum(NOTIFY_PATHS);

/** One step of an order: by which path, and so many seconds after it happened. What is in the app is there at once. */
export const notificationStep = z
  .strictObject({ path: notificationPath, afterSeconds: z.int().min(0).max(86_400) })
  .refine(({ path, afterSeconds }) => path !== 'app' || afterSeconds === 0, { error: 'app-is-at-once', path: ['afterSeconds'] });
export type NotificationStep = z.infer<typeof notificationStep>;

/** How a person wants to be told. `quiet`: outside duty only in the app (but for what nobody else answers for: the mayor on the mayor's rung). */
export const notificationOrder = z.strictObject({
  steps: z
    .array(notificationStep)
    .max(10)
    .refine((steps) => new Set(steps.map(({ path, afterSeconds }) => `${path} ${afterSeconds}`)).size === steps.length, {
      error: 'same-step-twice',
    }),
  quiet: z.boolean().default(true),
});
export type NotificationOrder = z.infer<typeof notificationOrder>;

/** Why a path does not reach somebody: there is nothing to reach them by, it is not proven to be theirs, or the city has no such path here. */
export const unreached = z.enum([
  'no-phone',
  'phone-not-proven',
  'phone-takes-no-texts',
  'no-phone-line',
  'no-email',
  'no-mail-server',
  'no-push-subscription',
  'no-push-here',
]);
export type Unreached = z.infer<typeof unreached>;

export const pushSubscription = z.strictObject({
  id,
  /** As its owner named the browser. */
  label: z.string().optional(),
  createdAt: instant,
  /** Since then the push service knows it no more: nothing goes there. */
  goneAt: instant.optional(),
});
export type SubscribedBrowser = z.infer<typeof pushSubscription>;

/** Own notifications: the order, what reaches, and by what. */
export const myNotifications = z.strictObject({
  order: z.strictObject({ steps: z.array(z.strictObject({ path: notificationPath, afterSeconds: z.int() })), quiet: z.boolean() }),
  /** Nothing was ordered: this is how everybody is told who says nothing. */
  isDefault: z.boolean(),
  paths: z.array(z.strictObject({ path: notificationPath, reaches: z.boolean(), why: unreached.optional() })),
  subscriptions: z.array(pushSubscription),
  /** The application server key for `pushManager.subscribe`; absent: no browser push here. */
  pushKey: z.string().optional(),
});
export type MyNotifications = z.infer<typeof myNotifications>;

/** `PushSubscription.toJSON()` of a browser, and a name for it. */
export const pushSubscriptionBody = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, error: 'not-an-endpoint' }).max(1_000, { error: 'too-long' }),
  expirationTime: z.number().nullable().optional(),
  keys: z.strictObject({
    /** A P-256 point, uncompressed: 65 bytes. */
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/, { error: 'not-a-key' }),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/, { error: 'not-a-key' }),
  }),
  label: words(80).optional(),
});
export type NewPushSubscription = z.infer<typeof pushSubscriptionBody>;

export const testNotificationBody = z.strictObject({ path: notificationPath });

/** `waiting` is still to be sent or being tried; `stopped`: it was no longer needed; `failed`: given up; `refused`: could never go out. */
export const notificationState = z.enum(['waiting', 'sent', 'failed', 'stopped', 'refused']);

/** One step that was, is or would have been sent to the signed-in person: "why was I called?" */
export const notificationLogEntry = z.strictObject({
  id,
  /** What happened, as a type of notice; `test`: they tried a path themselves; `quiet`: gathered while off duty. */
  type: z.string(),
  caseId: id.optional(),
  trackingCode: z.string().optional(),
  /** The rung that told them; absent: it concerned them otherwise. */
  rung: z.enum(RUNG_AUDIENCES).optional(),
  path: notificationPath,
  /** Which of the steps of this telling, from 1. */
  step: z.int(),
  because: z.enum(['own_order', 'rung', 'test', 'quiet']),
  /** When it happened. */
  at: instant,
  dueAt: instant,
  state: notificationState,
  endedAt: instant.optional(),
  tries: z.int(),
  /** Code of why it was stopped, refused, failed, or is being tried again. */
  reason: z.string().optional(),
});
export type NotificationLogEntry = z.infer<typeof notificationLogEntry>;
export const notificationLogPage = z.strictObject({ items: z.array(notificationLogEntry), nextCursor: z.string().optional() });
export type NotificationLogPage = z.infer<typeof notificationLogPage>;
export const notificationLogQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.page).default(25),
});

const emailAddress = z.email({ error: 'not-an-email-address' }).max(LIMITS.email, { error: 'too-long' });
/** `email` reaches them; `pending` was sent a code and is not proven yet. */
export const ownEmail = z.strictObject({
  email: z.string().nullable(),
  pending: z.strictObject({ email: z.string(), until: instant }).optional(),
});
export type OwnEmail = z.infer<typeof ownEmail>;
/** An address is proven by a code that is sent there; null takes the address away. */
export const ownEmailBody = z.strictObject({ email: emailAddress.nullable() });
export const proofBody = z.strictObject({ code: z.string().regex(/^\d{6}$/, { error: 'not-a-code' }) });
/** Whether the own number is proven; `pendingUntil`: a code is under way. */
export const phoneProof = z.strictObject({ proven: z.boolean(), pendingUntil: instant.optional() });
export type PhoneProof = z.infer<typeof phoneProof>;

/** How a resident is told of news on their case. */
export const residentNotifications = z.strictObject({
  email: z.boolean(),
  sms: z.boolean(),
  push: z.boolean(),
  /** What could reach them: they left an address or a number, or subscribed a browser. */
  reaches: z.strictObject({ email: z.boolean(), sms: z.boolean(), push: z.boolean() }),
  subscriptions: z.array(pushSubscription),
  pushKey: z.string().optional(),
});
export type ResidentNotifications = z.infer<typeof residentNotifications>;
/** What is not named stays as it is. */
export const residentNotificationsBody = z.strictObject({
  email: z.boolean().optional(),
  sms: z.boolean().optional(),
  push: z.boolean().optional(),
});

/** What a service worker receives, decrypted: no word of a case. `tag` replaces an earlier one about the same thing. */
export const pushPayload = z.strictObject({ title: z.string(), url: z.string(), tag: z.string() });
export type PushPayload = z.infer<typeof pushPayload>;
