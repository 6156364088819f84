export { RefusalError, type RefusalFacts } from './refusal.error.js';
export { zodBody, zodParam, zodQuery } from './zod.pipe.js';
export { PROBLEMS, problemOf, type ProblemCatalogue, type ProblemKind } from './problem.js';
export { ProblemFilter } from './problem.filter.js';
export { languageOf } from './language.js';
