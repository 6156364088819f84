import type { Unreached } from '#contracts';
import type { NotifyPath } from '#domain';
import type { Settings } from '#platform/config';
import { outOfReach, takesTexts } from '#telephony';
import type { OutPath } from './steps-for.js';

/** By what somebody of the city may be reached. */
export interface ReachedBy {
  readonly phone: string | null;
  readonly phoneProven: boolean;
  /** Proven. */
  readonly email: string | null;
  readonly pushes: number;
}

/** What the city has set up. */
export type CityPaths = Pick<Settings, 'phoneLine' | 'mail' | 'push'>;

const OUT_PATHS = ['push', 'sms', 'call', 'email'] as const satisfies readonly OutPath[];

/** Why a path does not reach somebody; null: it does. The app always does. Pure. */
export function unreachedBy(path: NotifyPath, by: ReachedBy, city: CityPaths): Unreached | null {
  switch (path) {
    case 'app':
      return null;
    case 'push':
      if (!city.push) return 'no-push-here';
      return by.pushes > 0 ? null : 'no-push-subscription';
    case 'email':
      if (!city.mail) return 'no-mail-server';
      return by.email === null ? 'no-email' : null;
    case 'sms':
    case 'call':
      return unreachedByPhone(path, by, city);
  }
}

function unreachedByPhone(path: 'sms' | 'call', { phone, phoneProven }: ReachedBy, { phoneLine }: CityPaths): Unreached | null {
  if (!phoneLine) return 'no-phone-line';
  if (phone === null || outOfReach(phone, phoneLine.callCountries) !== null) return 'no-phone';
  if (!phoneProven) return 'phone-not-proven';
  return path === 'sms' && !takesTexts(phone, phoneLine.callCountries) ? 'phone-takes-no-texts' : null;
}

/** The paths that reach somebody. Pure. */
export const reaching = (by: ReachedBy, city: CityPaths): Set<OutPath> =>
  new Set(OUT_PATHS.filter((path) => unreachedBy(path, by, city) === null));
