export { migrateQueues } from './migrate-queues.js';
export { QUEUE_NAMES, type QueueJobs, type QueueName } from './queue-names.js';
export { QueueModule, type QueueModuleOptions } from './queue.module.js';
export { QueueAwayError, Queues, type QueueJob } from './queues.js';
