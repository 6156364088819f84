export * from './vocabulary.js';
export { id, instant, words } from './text.js';
export * from './public-case.js';
export * from './requests.js';
export * from './case.js';
export * from './people.js';
export * from './problems.js';
export * from './live.js';
