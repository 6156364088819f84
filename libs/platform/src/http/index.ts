export { RefusalError, type RefusalFacts } from './refusal.error.js';
export { zodBody, zodParam, zodQuery } from './zod.pipe.js';
export { PROBLEMS, problemOf, type ProblemCatalogue, type ProblemKind } from './problem.js';
export { GENERAL_PROBLEMS } from './general-problems.js';
export { ProblemFilter } from './problem.filter.js';
export { languageOf } from './language.js';
export { Idempotency, idempotentRequestOf, type KnownCaller } from './idempotency.js';
export { callerAddress } from './caller-address.js';
export { originOf, type RequestOrigin } from './request-origin.js';
