import type { NewVisit } from '#contracts';

/** Whether a visitor left something of themselves. */
export const leavesDetails = ({ name, phone, email }: Pick<NewVisit, 'name' | 'phone' | 'email'>): boolean =>
  name !== undefined || phone !== undefined || email !== undefined;

/** Details are kept only of who agreed to that; without them there is nothing to agree to. Pure. */
export const lacksConsent = (visit: Pick<NewVisit, 'name' | 'phone' | 'email' | 'consent'>): boolean =>
  leavesDetails(visit) && visit.consent !== true;
