import { takesTexts } from '#telephony';
import type { CityPaths } from '../paths/reach.js';
import type { ResidentChoice, ResidentReach } from '../persistence/resident-reach.store.js';

export type ResidentPath = keyof ResidentChoice;
export const RESIDENT_PATHS = ['email', 'sms', 'push'] as const satisfies readonly ResidentPath[];

type Facts = Pick<ResidentReach, 'email' | 'phone' | 'texts' | 'pushes' | 'choice' | 'erased'>;

/** By what a resident could be reached. Pure. */
export function couldReach({ email, phone, texts, pushes, erased }: Facts, { mail, phoneLine, push }: CityPaths): ResidentChoice {
  if (erased) return { email: false, sms: false, push: false };
  return {
    email: mail !== undefined && email !== null,
    sms: phoneLine !== undefined && (texts || (phone !== null && takesTexts(phone, phoneLine.callCountries))),
    push: push !== undefined && pushes > 0,
  };
}

/** What a resident chose. Who chose nothing is told by what they left for that: a number that was left is for calls, unless they text. Pure. */
export const chosen = ({ choice, texts }: Pick<Facts, 'choice' | 'texts'>): ResidentChoice =>
  choice ?? { email: true, sms: texts, push: true };

/** Why news do not go out by a path; null: they do. Who writes by text reads the words themselves there. Pure. */
export function residentStopped(path: ResidentPath, facts: Facts, city: CityPaths): string | null {
  if (facts.erased) return 'erased';
  if (!couldReach(facts, city)[path]) return 'unreached';
  if (!chosen(facts)[path]) return 'not-wanted';
  return path === 'sms' && facts.texts ? 'by-text' : null;
}
