import { HintBus } from '#platform/hints';
import type { EndedSession, SessionEnded } from '#staff';

export const SESSION_ENDED_HINT = 'session.ended';

export interface SessionEndedHint {
  sessionIdHashes: string[];
}

/** A notification holds 7,500 bytes, a session's name 64. */
const AT_ONCE = 50;

/**
 * For `StaffModule.forRoot({ sessionEnded })`: tells every API process which sessions are over, so that each closes their
 * sockets at once.
 */
export const sessionEndedByHint = {
  inject: [HintBus],
  useFactory:
    (bus: HintBus): SessionEnded =>
    (sessions: readonly EndedSession[]) => {
      for (let at = 0; at < sessions.length; at += AT_ONCE) {
        const body: SessionEndedHint = { sessionIdHashes: sessions.slice(at, at + AT_ONCE).map(({ sessionIdHash }) => sessionIdHash) };
        bus.publish({ topic: SESSION_ENDED_HINT, body });
      }
    },
};
