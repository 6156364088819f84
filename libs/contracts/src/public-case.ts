import { RUNG_AUDIENCES } from '#domain';
import { z } from 'zod';
import { attachment } from './attachments.js';
import { instant } from './text.js';
import { caseState, channel, clockKind, closedBy, contactKind, outcome } from './vocabulary.js';

/** One line of the public timeline: facts and codes, never a resident's data or words (domain.md §2.9). */
export const timelineEntry = z.strictObject({
  at: instant,
  type: z.string(),
  level: z.int().optional(),
  /** Owner or mayor by name, only where the declaration "minä vastaan" makes it public. */
  name: z.string().optional(),
  clock: clockKind.optional(),
  dueAt: instant.optional(),
  outcome: outcome.optional(),
  reasonCode: z.string().optional(),
  /** The official who answers comes to the resident at a desk: to the room within so many minutes, or in writing. */
  by: z.enum(['room', 'chat']).optional(),
  minutes: z.int().optional(),
});

export const publicClock = z.strictObject({
  kind: clockKind,
  dueAt: instant,
  breachedAt: instant.optional(),
  paused: z.boolean().optional(),
});

/** What anybody with the tracking code sees (api.md). */
export const publicCase = z.strictObject({
  trackingCode: z.string(),
  state: caseState,
  level: z.int(),
  openedAt: instant,
  channel,
  kind: contactKind,
  answerable: z.strictObject({ role: z.enum(['owner', 'duty', 'mayor']), name: z.string().optional() }),
  clocks: z.array(publicClock),
  /** While the resident waits live: how many are asked to take the case at this moment, until when, and who is asked then. */
  waitsLive: z.strictObject({ offeredTo: z.int(), until: instant, then: z.enum(RUNG_AUDIENCES) }).optional(),
  timeline: z.array(timelineEntry),
  outcome: outcome.optional(),
  closedBy: closedBy.optional(),
  /** The case that this one was marked a duplicate of: its code leads on. */
  duplicateOf: z.string().optional(),
  /** A sensitive case: its timeline is kept to state, level and clocks. */
  restricted: z.boolean().optional(),
});
export type PublicCase = z.infer<typeof publicCase>;
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** Answer to a new contact: the case and the secret that opens its conversation. */
export const openedContact = z.strictObject({ case: publicCase, residentKey: z.string() });
export type OpenedContact = z.infer<typeof openedContact>;

/** A message as the resident sees it. */
export const residentMessage = z.strictObject({
  id: z.uuid(),
  seq: z.int(),
  at: instant,
  kind: z.enum(['resident', 'message', 'question', 'answer', 'verdict']),
  from: z.strictObject({ role: z.enum(['resident', 'owner']), name: z.string().optional() }),
  /** Absent once the words have been erased. */
  text: z.string().optional(),
  attachments: z.array(attachment).optional(),
  clientId: z.string().optional(),
});
export type ResidentMessage = z.infer<typeof residentMessage>;

/** The resident's own view, opened by the resident key. */
export const myCase = publicCase.extend({
  seq: z.int(),
  messages: z.array(residentMessage),
  /** What the resident may do now. */
  may: z.strictObject({ write: z.boolean(), verdict: z.boolean(), withdraw: z.boolean() }),
  /** Text for a `not_possible` answer: what can be done instead (R7). */
  answer: z.strictObject({ outcome, reason: z.string().optional(), alternative: z.string().optional() }).optional(),
  /** Times when somebody who does not own the case opened it, with the stated reason (domain.md §6). */
  reads: z.array(z.strictObject({ at: instant, name: z.string(), reason: z.string().optional() })),
  /** Older case that this one follows, or the newer one that a late message opened. */
  linkedTo: z.string().optional(),
  /** Present when what was just written came too late to re-open this case: the new, linked one. */
  opened: openedContact.optional(),
});
export type MyCase = z.infer<typeof myCase>;
