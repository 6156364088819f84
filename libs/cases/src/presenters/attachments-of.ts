import type { Attachment } from '#contracts';
import type { MessageRow } from '../persistence/case-reads.js';

/** Files of a message as its readers see them; none: no field. */
export function attachmentsOf({ attachments }: Pick<MessageRow, 'attachments'>): { attachments?: Attachment[] } {
  if (attachments.length === 0) return {};
  return { attachments: attachments.map(({ id, kind, name, size, scanned }) => ({ id, kind, name, size, scanned })) };
}
