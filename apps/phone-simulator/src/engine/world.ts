import type { Phones } from '../phones/phones.js';
import type { Calls } from './calls/calls.js';
import type { Conferences } from './conferences/conferences.js';
import type { Core } from './core.js';
import type { LineNumbers } from './line-numbers.js';
import type { Messages } from './messages/messages.js';
import type { Queues } from './queues/queues.js';
import type { Recordings } from './recordings/recordings.js';

/** One simulated account and the telephones around it. */
export interface World extends Core {
  readonly numbers: LineNumbers;
  readonly calls: Calls;
  readonly queues: Queues;
  readonly conferences: Conferences;
  readonly recordings: Recordings;
  readonly messages: Messages;
  readonly phones: Phones;
}
