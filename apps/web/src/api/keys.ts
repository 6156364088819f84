/** Names of cached answers; a live hint invalidates by these. */
export const KEYS = {
  me: ['me'] as const,
  myCase: ['my-case'] as const,
  track: (code: string) => ['track', code] as const,
  cases: ['cases'] as const,
  caseList: (view: string, q: string) => ['cases', view, q] as const,
  case: (id: string) => ['case', id] as const,
  phone: (id: string) => ['case', id, 'phone'] as const,
  ownPhone: ['own-phone'] as const,
  blocks: ['phone-blocks'] as const,
  line: ['line'] as const,
  colleagues: (q: string) => ['colleagues', q] as const,
  people: ['people'] as const,
  policies: ['policies'] as const,
  tokens: ['tokens'] as const,
};
