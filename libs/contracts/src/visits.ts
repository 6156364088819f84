import { LIMITS } from '#domain';
import { z } from 'zod';
import { person } from './case.js';
import { openedContact, publicCase, publicClock } from './public-case.js';
import { personDetails } from './requests.js';
import { id, instant, villageWords, words } from './text.js';
import { caseState, contactKind, language, topic } from './vocabulary.js';

/** Bounds of the walk-in desk: how long a visit may be kept on a device, how late an official may announce themselves. */
export const VISIT_LIMITS = {
  /** A visit typed while the network was down counts from when it was typed, at most so many days back. */
  keptDays: 7,
  /** An official who comes to the room says within how many minutes. */
  comingMinutes: 120,
  /** A visit in which nothing is done for so many minutes ends by itself. */
  silenceMinutes: 30,
} as const;

/** A visit to a living room: the first words of somebody who walked in, typed by its host or by themselves on the room's tablet. */
export const newVisit = z.strictObject({
  /** What the matter is about; the desk's own unless `desk` says otherwise. */
  village: villageWords,
  text: words(LIMITS.message),
  language: language.optional(),
  kind: contactKind.optional(),
  topic: topic.optional(),
  ...personDetails,
  /** The visitor agreed that what they left of themselves is kept. Needed where a name, number or address is given. */
  consent: z.boolean().optional(),
  /** The village of the living room, where it is not the matter's. */
  desk: villageWords.optional(),
  /** The visitor sits there and waits for somebody: a live contact, where the policy has a ladder for that. */
  waiting: z.boolean().optional(),
  /** When it was typed, if that was before now: the network was down. A device whose clock is wrong is corrected to now. */
  arrivedAt: z.iso.datetime({ offset: true }).optional(),
});
export type NewVisit = z.infer<typeof newVisit>;

/** Where the slip is: a page of ours that prints; the key stands in its fragment alone. */
export const slipLink = z.strictObject({ url: z.string() });

export const sendBy = z.enum(['sms', 'email']);

/** The official's word to who sits at a desk: I come to the room, within so many minutes; or I write to you here. */
export const officialComing = z.strictObject({
  at: instant,
  by: z.enum(['room', 'chat']),
  minutes: z.int().optional(),
  name: z.string().optional(),
});

/** A visit that is going on, as its host sees it: never a word of it. */
export const visit = z.strictObject({
  caseId: id,
  trackingCode: z.string(),
  state: caseState,
  language,
  answerable: publicCase.shape.answerable,
  clocks: z.array(publicClock),
  /** The village of the living room. */
  desk: z.string().optional(),
  openedAt: instant,
  /** It ends by itself then, unless something is done. */
  endsAt: instant,
  /** The visitor still waits live for somebody. */
  waiting: z.boolean(),
  coming: officialComing.optional(),
  /** How the slip can be sent to what the visitor left of themselves. */
  canSend: z.array(sendBy),
});
export type Visit = z.infer<typeof visit>;
export const visitPage = z.strictObject({ items: z.array(visit) });

/** Answer to a visit: as to any contact, with its slip. `caseId` for hosts, who may go on with it; not for a tablet. */
export const openedVisit = openedContact.extend({ slip: slipLink, caseId: id.optional() });
export type OpenedVisit = z.infer<typeof openedVisit>;

export const continueVisitBody = z.strictObject({
  trackingCode: z.string().min(1).max(32),
  residentKey: z.string().min(1).max(200),
  desk: villageWords.optional(),
});
/** The visit on a case that its resident goes on with. */
export const continuedVisit = z.strictObject({ visit, case: publicCase, slip: slipLink });
export type ContinuedVisit = z.infer<typeof continuedVisit>;

export const visitMessageBody = z.strictObject({
  text: words(LIMITS.message),
  clientId: z.string().min(1).max(LIMITS.clientId).optional(),
});
/** The visit goes on; `opened` when what was written came too late to re-open the case: the visit is then on the new, linked one. */
export const writtenVisit = z.strictObject({ visit, opened: openedVisit.optional() });
export type WrittenVisit = z.infer<typeof writtenVisit>;

export const sendSlipBody = z.strictObject({ by: sendBy });

/** What a slip shows, with the resident's key. */
export const slip = z.strictObject({
  trackingCode: z.string(),
  state: caseState,
  answerable: publicCase.shape.answerable,
  clocks: z.array(publicClock),
  openedAt: instant,
  /** The matter's. */
  village: z.string().optional(),
  /** Where the visit was. */
  livingRoom: z.strictObject({ village: z.string(), name: z.string().optional(), address: z.string().optional() }).optional(),
  language,
  /** Opens the public view. */
  followUrl: z.string(),
  /** Opens the conversation; only to who showed the key itself, not the cookie that it was exchanged for. */
  keyUrl: z.string().optional(),
});
export type Slip = z.infer<typeof slip>;

export const newDeskDevice = z.strictObject({ name: words(LIMITS.name), village: villageWords });
/** A tablet on which visitors write for themselves. */
export const deskDevice = z.strictObject({
  id,
  name: z.string(),
  village: z.string(),
  createdAt: instant,
  createdBy: person,
  expiresAt: instant,
  lastUsedAt: instant.optional(),
  revokedAt: instant.optional(),
});
export type DeskDevice = z.infer<typeof deskDevice>;
export const deskDevicePage = z.strictObject({ items: z.array(deskDevice) });
/** What a tablet knows of itself. */
export const ownDevice = z.strictObject({ id, name: z.string(), village: z.string(), expiresAt: instant });
export type OwnDevice = z.infer<typeof ownDevice>;

export const comingBody = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('room'), minutes: z.int().min(1).max(VISIT_LIMITS.comingMinutes) }),
  z.strictObject({ by: z.literal('chat') }),
]);
export type Coming = z.infer<typeof comingBody>;

/** The desk at which a case's resident sits now, for who may read the case. */
export const caseVisit = z.strictObject({
  open: z
    .strictObject({
      desk: z.string().optional(),
      openedAt: instant,
      endsAt: instant,
      waiting: z.boolean(),
      /** Absent: the visitor writes for themselves on the room's tablet. */
      host: person.optional(),
    })
    .optional(),
  coming: officialComing.optional(),
  may: z.strictObject({ come: z.boolean() }),
});
export type CaseVisit = z.infer<typeof caseVisit>;
