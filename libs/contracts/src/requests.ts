import { LIMITS } from '#domain';
import { z } from 'zod';
import { attachmentIds } from './attachments.js';
import { phoneNumber } from './phone-number.js';
import { id, villageWords, words } from './text.js';
import { answerOutcome, contactKind, language, noMatterReason, nonPublicReason, releaseReason, sector, topic } from './vocabulary.js';

const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, { error: 'not-a-username' });
const reason = words(LIMITS.reason);
const message = words(LIMITS.message);

/** Details that a resident may leave; none is ever required. */
export const personDetails = {
  name: words(LIMITS.name).optional(),
  phone: phoneNumber.optional(),
  email: z.email({ error: 'not-an-email-address' }).max(LIMITS.email).optional(),
};

export const newContact = z.strictObject({
  channel: z.enum(['web_form', 'chat']),
  text: message,
  language: language.optional(),
  kind: contactKind.optional(),
  topic: topic.optional(),
  village: villageWords.optional(),
  attachments: attachmentIds.optional(),
  ...personDetails,
});
export type NewContact = z.infer<typeof newContact>;

export const residentMessageBody = z.strictObject({
  text: message,
  clientId: z.string().min(1).max(LIMITS.clientId).optional(),
  attachments: attachmentIds.optional(),
});
export const verdictBody = z.strictObject({ helped: z.boolean(), text: message.optional() });
export const emptyBody = z.strictObject({});
export const residentSessionBody = z.strictObject({ residentKey: z.string().min(1).max(200) });

export const messageBody = z.strictObject({
  text: message,
  visibility: z.enum(['public', 'note']),
  clientId: z.string().min(1).max(LIMITS.clientId).optional(),
  attachments: attachmentIds.optional(),
});
export const questionBody = z.strictObject({ text: message });
export const answerBody = z.strictObject({
  text: message,
  outcome: answerOutcome,
  reason: reason.optional(),
  alternative: reason.optional(),
});
/** A day (`2026-12-01`: by its end in the calendar's time zone) or an instant. */
export const promiseBody = z.strictObject({ resolveBy: z.union([z.iso.date(), z.iso.datetime({ offset: true })]) });
export const classifyBody = z.strictObject({
  title: words(LIMITS.title).optional(),
  topic: topic.optional(),
  sector: sector.optional(),
  village: villageWords.optional(),
});
export const noMatterBody = z.strictObject({ reasonCode: noMatterReason });
export const nonPublicBody = z.strictObject({ reasonCode: nonPublicReason });
export const openBody = z.strictObject({ reason });
export const releaseBody = z.strictObject({ reasonCode: releaseReason, reason });
export const offerBody = z.strictObject({ to: username, reason });
export const declineBody = z.strictObject({ reason });
export const assistBody = z.strictObject({ to: username, text: message });
export const assistReplyBody = z.strictObject({ text: message });
export const relieveBody = z.strictObject({ reason });
export const reopenBody = z.strictObject({ reason });
export const directiveBody = z.strictObject({ sector, text: message, dueAt: z.union([z.iso.date(), z.iso.datetime({ offset: true })]) });
export const duplicateBody = z.strictObject({ of: z.string().min(1).max(32) });

export const caseListQuery = z.strictObject({
  view: z.enum(['waiting', 'mine', 'asked', 'escalated', 'all']).default('waiting'),
  q: z.string().max(LIMITS.search).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.page).default(25),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

export const caseId = id;
export { username };
