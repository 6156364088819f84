import type { Duties } from '#contracts';
import type { Role } from '#domain';

/** Somebody of the city who proved who they are in this request or socket. Never kept for the next one. */
export interface Viewer {
  personId: string;
  username: string;
  name: string;
  roles: readonly Role[];
  duties: Duties;
  /** How the switch stands. Whether they are on duty, shifts and absences counted, says `batline_duty()`. */
  onDuty: boolean;
  /** `phone`: pressed 1 on a call to their own number. */
  via: 'session' | 'token' | 'phone';
  /** Hex SHA-256 of the session's secret; names the session without opening it. */
  sessionIdHash?: string;
  tokenId?: string;
  /** What writes made with the session's cookie must carry in `X-CSRF-Token`. */
  csrfToken?: string;
}

/** Who does something to people: somebody signed in, or whoever has the server's own command line (`null`). */
export type StaffActor = Pick<Viewer, 'personId' | 'via' | 'roles'> | null;
