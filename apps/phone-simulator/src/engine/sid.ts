import { randomBytes } from 'node:crypto';

export type SidKind = 'CA' | 'SM' | 'QU' | 'CF' | 'RE' | 'PN' | 'RQ' | 'NO';

/** A new id in the provider's form. Never from the seed: two runs of one scenario may meet in one database. */
export const newSid = (kind: SidKind): string => kind + randomBytes(16).toString('hex');
