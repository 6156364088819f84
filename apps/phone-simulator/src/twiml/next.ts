import type { Destination } from '../engine/calls/attention.js';

/** What comes after a verb. `leave`: out of the queue that is waited in. */
export type Next =
  | { readonly go: 'on' }
  | { readonly go: 'to'; readonly destination: Destination }
  | { readonly go: 'leave' }
  | { readonly go: 'hangUp' }
  | { readonly go: 'reject'; readonly busy: boolean };

export const ON: Next = { go: 'on' };

/** How a document, and all to which it led, came to its end. `failed`: it could not be had or read. */
export type Ending = 'end' | 'leave' | 'hangUp' | 'reject' | 'busy' | 'failed';
