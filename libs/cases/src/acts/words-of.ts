import { randomUUID } from 'node:crypto';
import type { Spoken } from '../persistence/spoken.js';
import { committed } from '../words/commitment.js';

type Message = NonNullable<Spoken['message']>;

/** A message of the conversation, masked and committed, with the facts that the journal keeps of it. */
export function message(
  text: string,
  kind: Message['kind'],
  author: { role: Message['author_role']; id: string | null },
  clientId?: string,
): { spoken: Spoken; said: { messageId: string; commitment: string } } {
  const id = randomUUID();
  const words = committed(text);
  const isNote = kind === 'note' || kind === 'assist' || kind === 'assist_reply' || kind === 'directive';
  return {
    said: { messageId: id, commitment: words.commitment },
    spoken: {
      field: 'text',
      factKey: 'commitment',
      ...words,
      searchable: true,
      message: {
        id,
        kind,
        visibility: isNote ? 'note' : 'public',
        author_role: author.role,
        author_id: author.id,
        client_id: clientId ?? null,
      },
    },
  };
}

/** A reason or other free text that goes with an act. */
export function reason(text: string, field: string, factKey = 'commitment'): { spoken: Spoken; commitment: string } {
  const words = committed(text);
  return { commitment: words.commitment, spoken: { field, factKey, ...words } };
}
