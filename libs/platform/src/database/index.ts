export { applicationOptions, ownerOptions, APPLICATION_ROLE, LONG_PATIENCE, SHORT_PATIENCE, type Patience } from './data-source.js';
export { DatabaseModule } from './database.module.js';
export { IdempotencyKeys } from './idempotency-keys.js';
export { migrateDatabase } from './migrate.js';
export { UnitOfWork, type IdempotentRequest, type Tx } from './unit-of-work.js';
export { prepared } from './prepared.js';
export { isUnavailable } from './unavailable.js';
