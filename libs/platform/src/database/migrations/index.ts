import { Foundation1790000000000 } from './1790000000000-foundation.js';
import { People1790000000100 } from './1790000000100-people.js';

/** In order; hand-written; one that has landed is never changed. */
export const MIGRATIONS = [Foundation1790000000000, People1790000000100];
