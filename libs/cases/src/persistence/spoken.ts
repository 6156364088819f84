import type { MessageKind } from '#domain';

/** Words that go with a transition: stored beside the journal entry whose `facts[factKey]` is their commitment. */
export interface Spoken {
  /** What the words are: `text`, `reason`, `alternative`, `title` … */
  field: string;
  factKey: string;
  text: string;
  salt: string;
  commitment: string;
  /** Present when the words are a message of the conversation. */
  message?: {
    id: string;
    kind: MessageKind;
    visibility: 'public' | 'note';
    author_role: 'resident' | 'owner' | 'assistant' | 'mayor' | 'host';
    author_id: string | null;
    client_id: string | null;
  };
  searchable?: boolean;
}
