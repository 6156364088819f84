/** Answers of the server as the pages' tests need them; a unit test holds them against the contracts' schemas. Never shipped. */
export { ago, ahead } from './fixtures/basics.js';
export * from './fixtures/city.js';
export * from './fixtures/notifications.js';
export * from './fixtures/offers.js';
export * from './fixtures/people.js';
export * from './fixtures/phone.js';
export * from './fixtures/policies.js';
export * from './fixtures/resident-cases.js';
export * from './fixtures/roster.js';
export * from './fixtures/staff-cases.js';
export * from './fixtures/visits.js';
