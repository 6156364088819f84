import { LIMITS } from '#domain';
import { z } from 'zod';
import { id } from './text.js';

/** What a file is, by its content: its name and what its sender calls it decide nothing. */
export const attachmentKind = z.enum(['image', 'pdf', 'audio']);
export type AttachmentKind = z.infer<typeof attachmentKind>;

/** A file as it was uploaded, or as it stands with a message. */
export const attachment = z.strictObject({
  id,
  kind: attachmentKind,
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Whether a virus scanner looked at it; it found nothing then. */
  scanned: z.boolean(),
});
export type Attachment = z.infer<typeof attachment>;

/** Files that were uploaded before, to be sent with words: each once. */
export const attachmentIds = z
  .array(id)
  .min(1, { error: 'empty' })
  .max(LIMITS.attachments, { error: 'too-many' })
  .refine((ids) => new Set(ids).size === ids.length, { error: 'repeated' });
