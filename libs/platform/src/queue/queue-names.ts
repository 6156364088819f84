/**
 * Every queue and what its jobs carry: ids only (a handler reloads, and may find nothing to do).
 * A queue is an alarm clock and a to-do list, never the truth: losing all of it loses nothing (architecture.md "Truth and hints").
 */
export interface QueueJobs {
  /**
   * A clock's due time (or its warning's). Job id: the clock's id and that time, so that a clock that was moved gets an alarm of
   * its own; a stale alarm finds nothing due. `null` stands for all that is due: of very many at once each gets no alarm of its own.
   */
  'clock-alarms': { caseId: string | null };
  /** Outbox rows that were committed and wait to be carried out. Job id: the first and the last row's id. */
  effects: { outboxIds: readonly string[] };
  /** One message to one person by one path. Job id: the delivery's id. */
  deliveries: { deliveryId: string };
}

export type QueueName = keyof QueueJobs;

export const QUEUE_NAMES = ['clock-alarms', 'effects', 'deliveries'] as const satisfies readonly QueueName[];

/** Fails to compile when a queue is named above but not listed. */
type Unlisted = Exclude<QueueName, (typeof QUEUE_NAMES)[number]>;
export const NO_QUEUE_IS_UNLISTED: [Unlisted] extends [never] ? true : never = true;
