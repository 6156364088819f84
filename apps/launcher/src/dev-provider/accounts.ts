import { DEMO_PEOPLE, type DemoPerson } from '../demo/people.js';

/** Somebody whom the development provider knows. */
export type Account = Pick<DemoPerson, 'subject' | 'name' | 'role'> & { added: boolean };

/** Works for the city but was never added to Batline: shows what such a person sees. */
const STRANGER: Account = {
  subject: 'demo-vieras',
  name: 'Ville Vieras',
  role: { fi: 'ei lisätty Batlineen', sv: 'inte tillagd i Batline', en: 'not added to Batline' },
  added: false,
};

export const ACCOUNTS: readonly Account[] = [
  ...DEMO_PEOPLE.map(({ subject, name, role }) => ({ subject, name, role, added: true })),
  STRANGER,
];

export const accountOf = (subject: unknown): Account | undefined => ACCOUNTS.find((account) => account.subject === subject);
