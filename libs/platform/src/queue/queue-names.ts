/**
 * Every queue and what its jobs carry: ids only (a handler reloads, and may find nothing to do).
 * A queue is an alarm clock and a to-do list, never the truth: losing all of it loses nothing (architecture.md "Truth and hints").
 */
export interface QueueJobs {
  /** A clock's due time. Job id `<clock id>.<round>`; a stale alarm sees by the version that it is stale. */
  'clock-alarms': { clockId: string; round: number; version: number };
  /** An outbox row that was committed and waits to be carried out. Job id: the row's id. */
  effects: { outboxId: string; kind: string };
  /** One message to one person by one path. Job id: the delivery's id. */
  deliveries: { deliveryId: string };
}

export type QueueName = keyof QueueJobs;

export const QUEUE_NAMES = ['clock-alarms', 'effects', 'deliveries'] as const satisfies readonly QueueName[];

/** Fails to compile when a queue is named above but not listed. */
type Unlisted = Exclude<QueueName, (typeof QUEUE_NAMES)[number]>;
export const NO_QUEUE_IS_UNLISTED: [Unlisted] extends [never] ? true : never = true;
