import { MESSAGE_KINDS } from '#domain';
import { z } from 'zod';
import { attachment } from './attachments.js';
import { timelineEntry } from './public-case.js';
import { id, instant } from './text.js';
import { caseState, channel, clockKind, closedBy, contactKind, language, outcome, sector, topic } from './vocabulary.js';

/** An official, host or mayor as others see them. */
export const person = z.strictObject({ username: z.string(), name: z.string() });
export type Person = z.infer<typeof person>;

/** Since when somebody is on the line and waits for this case to be taken, whenever it was opened; absent: nobody does. */
const callerSince = instant.optional();

/** One row of the inbox. `readable` false: the words are not this viewer's; only public facts are given. */
export const caseSummary = z.strictObject({
  id,
  trackingCode: z.string(),
  /** The owner's title, else the first words; the tracking code where the words may not be read. */
  title: z.string(),
  state: caseState,
  level: z.int(),
  channel,
  kind: contactKind,
  language,
  village: z.string().optional(),
  topic: topic.optional(),
  owner: person.optional(),
  openedAt: instant,
  nearestClock: z
    .strictObject({ kind: clockKind, dueAt: instant, breached: z.boolean(), startedAt: instant, pausedAt: instant.optional() })
    .optional(),
  /** Since when a promise that still runs has been broken: "4 h late" is counted from here. */
  lateSince: instant.optional(),
  escalated: z.boolean(),
  live: z.boolean(),
  callerSince,
  readable: z.boolean(),
  seq: z.int(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const casePage = z.strictObject({ items: z.array(caseSummary), nextCursor: z.string().optional() });
export type CasePage = z.infer<typeof casePage>;

export const caseMessage = z.strictObject({
  id,
  seq: z.int(),
  at: instant,
  kind: z.enum(MESSAGE_KINDS),
  visibility: z.enum(['public', 'note']),
  from: z.strictObject({
    role: z.enum(['resident', 'owner', 'assistant', 'mayor', 'host']),
    name: z.string().optional(),
    username: z.string().optional(),
  }),
  /** The host who wrote it down for the resident beside them. */
  enteredBy: person.optional(),
  text: z.string().optional(),
  attachments: z.array(attachment).optional(),
  clientId: z.string().optional(),
});
export type CaseMessage = z.infer<typeof caseMessage>;

/** A running, stopped or breached promise. A clock is one row per (kind, round). */
export const caseClock = z.strictObject({
  kind: clockKind,
  round: z.int(),
  startedAt: instant,
  dueAt: instant,
  warnAt: instant.optional(),
  pausedAt: instant.optional(),
  stoppedAt: instant.optional(),
  breachedAt: instant.optional(),
});
export type CaseClock = z.infer<typeof caseClock>;

export const caseOffer = z.strictObject({
  id,
  kind: z.enum(['handover', 'summons']),
  to: person,
  by: person,
  at: instant,
  dueAt: instant,
  reason: z.string().optional(),
});
export const caseAssist = z.strictObject({ id, to: person, by: person, at: instant, repliedAt: instant.optional() });

/** One journal entry as a reader of the case sees it: facts, ids, codes; `words` are the public free texts kept beside it. */
export const journalEntry = z.strictObject({
  seq: z.int(),
  at: instant,
  type: z.string(),
  actor: z.strictObject({
    type: z.enum(['resident', 'official', 'host', 'mayor', 'administrator', 'system']),
    username: z.string().optional(),
    name: z.string().optional(),
    byToken: z.boolean().optional(),
  }),
  data: z.record(z.string(), z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/** What the signed-in person may do with the case now; the server decides again at the act. */
export const caseActs = z.enum([
  'take',
  'message',
  'note',
  'question',
  'answer',
  'promise',
  'classify',
  'no_matter',
  'non_public',
  'release',
  'offer_handover',
  'accept_offer',
  'decline_offer',
  'ask_assist',
  'reply_assist',
  'summon',
  'relieve',
  'direct',
  'mark_duplicate',
  'reopen',
]);
export type CaseAct = z.infer<typeof caseActs>;

/** The whole case for those who may read it. */
export const fullCase = z.strictObject({
  id,
  trackingCode: z.string(),
  seq: z.int(),
  title: z.string(),
  state: caseState,
  level: z.int(),
  /** How many levels the ladder has; the last one is the mayor's. */
  topLevel: z.int(),
  channel,
  kind: contactKind,
  language,
  live: z.boolean(),
  callerSince,
  topic: topic.optional(),
  sector: sector.optional(),
  village: z.string().optional(),
  openedAt: instant,
  owner: person.extend({ since: instant }).optional(),
  answerable: z.strictObject({ role: z.enum(['owner', 'duty', 'mayor']), name: z.string().optional() }),
  escalated: z.boolean(),
  clocks: z.array(caseClock),
  messages: z.array(caseMessage),
  timeline: z.array(timelineEntry),
  journal: z.array(journalEntry),
  offers: z.array(caseOffer),
  assists: z.array(caseAssist),
  suggestions: z.array(
    z.strictObject({
      at: instant,
      by: person,
      title: z.string().optional(),
      topic: topic.optional(),
      sector: sector.optional(),
      village: z.string().optional(),
    }),
  ),
  directives: z.array(z.strictObject({ at: instant, sector, dueAt: instant, text: z.string().optional() })),
  /** Only for the owner (domain.md §6). */
  resident: z.strictObject({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() }).optional(),
  answer: z.strictObject({ outcome, reason: z.string().optional(), alternative: z.string().optional() }).optional(),
  outcome: outcome.optional(),
  closedBy: closedBy.optional(),
  closedAt: instant.optional(),
  duplicateOf: z.string().optional(),
  linkedTo: z.string().optional(),
  restricted: z.boolean(),
  reads: z.array(z.strictObject({ at: instant, name: z.string(), reason: z.string().optional() })),
  may: z.array(caseActs),
});
export type FullCase = z.infer<typeof fullCase>;
