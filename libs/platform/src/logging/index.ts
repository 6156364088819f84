export { createLog, type Log } from './logger.js';
export type { LogFields } from './log-fields.js';
export { LOG, LoggingModule } from './logging.module.js';
export { NestLogger } from './nest-logger.js';
export { describeError, LoggableError } from './safe-error.js';
