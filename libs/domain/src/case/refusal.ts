import type { StateRefusal } from './lifecycle.js';

/** Why an act was refused. A value, never thrown by the domain; each code is catalogued as a problem document. */
export type RefusalCode =
  | StateRefusal
  | 'may-not-take'
  | 'pause-cap-spent'
  | 'reason-and-alternative-needed'
  | 'promise-in-the-past'
  | 'promise-too-late'
  | 'cannot-offer-to-oneself'
  | 'already-offered'
  | 'already-asked'
  | 'not-yours'
  | 'not-the-mayor'
  | 'not-at-the-mayors-level'
  | 'owner-has-not-missed'
  | 'already-yours'
  | 'duplicate-of-itself'
  | 'duplicate-of-a-closed-case'
  | 'too-late-to-reopen'
  | 'nothing-to-judge'
  | 'not-a-reason'
  | 'nothing-to-change'
  | 'due-in-the-past';

export interface CaseRefusal {
  code: RefusalCode;
  /** Who answers already, for a lost take; an id, named at the edge. */
  ownerId?: string;
  /** The latest instant that would have been allowed, epoch ms. */
  latest?: number;
}

export const refuse = (code: RefusalCode, facts: Omit<CaseRefusal, 'code'> = {}): CaseRefusal => ({ code, ...facts });
