import type { RefusalFacts } from './refusal.error.js';

/** How one refusal code is answered: HTTP status, title in the three languages, seconds until another try makes sense. */
export interface ProblemKind {
  status: number;
  fi: string;
  sv: string;
  en: string;
  retryAfter?: number;
}
export type ProblemCatalogue = Record<string, ProblemKind>;

/** Injection token of the catalogue; a code that is missing from it is a bug and answers 500. */
export const PROBLEMS = Symbol('PROBLEMS');

/** Builds the RFC 9457 document for a refusal. */
export function problemOf(
  catalogue: ProblemCatalogue,
  refusal: RefusalFacts,
  language: 'fi' | 'sv' | 'en',
): { status: number; retryAfter?: number; body: Record<string, unknown> } {
  const { code, ...facts } = refusal;
  const kind = catalogue[code];
  if (!kind) throw new Error(`no problem is catalogued for the refusal ${code}`);
  return {
    status: kind.status,
    retryAfter: typeof facts['retryAfter'] === 'number' ? facts['retryAfter'] : kind.retryAfter,
    body: { type: `/problems/${code}`, title: kind[language], status: kind.status, code, ...facts },
  };
}
