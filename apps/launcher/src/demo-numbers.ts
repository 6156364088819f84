/** Numbers of the demo. They exist in the phone simulator alone: the demo has no way to call anybody else. */
export const DEMO_LINE = { number: '+358931000000', whatsApp: '+358931000001' } as const;

/** Where the demo's people are rung. */
export const DEMO_PHONES = {
  aino: '+358401000001',
  eero: '+358401000002',
  maija: '+358401000003',
  petri: '+358401000004',
  pormestari: '+358401000005',
} as const;

/** Residents who may call: a mobile, a landline, somebody who hides their number. */
export const DEMO_CALLERS = {
  mobile: '+358501000001',
  landline: '+358931000111',
  hidden: '+358501000003',
} as const;
