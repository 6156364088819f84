import type { CallEvent } from './call-state.js';

export type Direction = 'inbound' | 'outbound-api' | 'outbound-dial';

export interface CallOptions {
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly parentSid?: string;
  readonly phoneNumberSid?: string;
  readonly statusCallback?: { readonly url: string; readonly method: 'GET' | 'POST'; readonly events: readonly CallEvent[] };
  /** Asked when a document cannot be had or read. */
  readonly fallback?: { readonly url: string; readonly method: 'GET' | 'POST' };
}
