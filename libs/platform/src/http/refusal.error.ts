/** An expected "no": a stable code and what the caller may know about it. */
export interface RefusalFacts {
  code: string;
  [fact: string]: unknown;
}

/** Carries a refusal out of a transaction, so that it rolls back whole; mapped to a problem document once, at the edge. */
export class RefusalError extends Error {
  constructor(readonly refusal: RefusalFacts) {
    super(refusal.code);
    this.name = 'RefusalError';
  }
}
