import type { Chaos } from '../chaos/chaos.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Activity } from './clock/activity.js';
import type { SimClock } from './clock/sim-clock.js';
import type { Trace } from './trace.js';

/** What everything in the simulated network stands on. */
export interface Core {
  readonly accountSid: string;
  /** The simulator's own address, without a trailing slash. */
  readonly url: () => string;
  readonly clock: SimClock;
  readonly activity: Activity;
  readonly trace: Trace;
  readonly webhooks: Webhooks;
  readonly chaos: Chaos;
}
