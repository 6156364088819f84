export { DefinedCalendar } from './calendar/working-calendar.js';
export type { FileError } from './file/json-source.js';
export { parsePolicies, type ParsedPolicies, type PoliciesFile } from './file/policy-file.js';
export { policiesJsonSchema } from './file/schema.js';
export { loadPolicies } from './load-policies.js';
export { PoliciesModule } from './policies.module.js';
export { Policies } from './policies.service.js';
export type { ContactTraits } from './policy-match.js';
export { snapshotHash } from './snapshot-hash.js';
