export type MessageStatus = 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'read' | 'received';

/** A text message, either way. Numbers are as the provider writes them: `+358…` or `whatsapp:+358…`. */
export interface Message {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly string[];
  readonly createdAt: number;
  updatedAt: number;
  sentAt: number | undefined;
  status: MessageStatus;
  errorCode: number | undefined;
  readonly statusCallback: string | undefined;
}

export const isWhatsApp = (address: string): boolean => address.startsWith('whatsapp:');
export const numberIn = (address: string): string => address.replace(/^whatsapp:/, '');
