import { CityModule } from '#city';
import { SETTINGS, type Settings } from '#platform/config';
import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notices } from './notices/notices.service.js';
import { Directory } from './people/directory.service.js';
import { Duty } from './people/duty.service.js';
import { LivingRoomKeeping } from './people/living-room-keeping.service.js';
import { OwnAddresses } from './people/own-addresses.service.js';
import { OwnPhone } from './people/own-phone.service.js';
import { People } from './people/people.service.js';
import { PeopleUnderLock } from './people/people-under-lock.js';
import { PersonAccess } from './people/person-access.service.js';
import { DirectoryStore } from './persistence/directory.store.js';
import { STAFF_ENTITIES } from './persistence/entities.js';
import { NoticeStore } from './persistence/notice.store.js';
import { leaveInOutbox } from './persistence/person-gone.outbox.js';
import { PeopleNames } from './persistence/people-names.js';
import { PersonStore } from './persistence/person.store.js';
import { SessionStore } from './persistence/session.store.js';
import { StaffJournal } from './persistence/staff-journal.store.js';
import { TokenStore } from './persistence/token.store.js';
import { PERSON_GONE, SESSION_ENDED, type PersonGone, type SessionEnded } from './ports.js';
import { ROSTER_INNER, ROSTER_SERVICES } from './roster/roster.providers.js';
import { DEFAULT_SESSION_LIMITS, SESSION_LIMITS, type SessionLimits } from './sessions/session-limits.js';
import { Sessions } from './sessions/sessions.service.js';
import { ApiTokens } from './tokens/api-tokens.service.js';

type Factory<T> = Pick<FactoryProvider<T>, 'inject' | 'useFactory'>;

/** What others do when people come to an end of something. */
export interface PeopleOptions {
  /** Default: nobody is told; each request and each check of a socket finds out by itself. */
  sessionEnded?: Factory<SessionEnded>;
  /** Default: a row in the outbox, for the worker's relay. */
  personGone?: Factory<PersonGone>;
}

/** The command line has no settings of a server, and begins no sessions. */
const limitsFrom = (settings?: Settings): SessionLimits => ({
  ...DEFAULT_SESSION_LIMITS,
  ...(settings && { idleMs: settings.sessionIdleMinutes * 60_000 }),
});

const SHARED = [
  ...[Notices, Directory, PeopleNames, Duty, OwnAddresses, OwnPhone, LivingRoomKeeping, People, PersonAccess],
  ...[ApiTokens, Sessions, PersonStore, SessionStore],
];

/** People, their tokens, notices and sessions: without HTTP and sign-in, as the worker and the command line use them. */
@Module({})
export class PeopleModule {
  static forRoot(options: PeopleOptions = {}): DynamicModule {
    const nobodyTold: Factory<SessionEnded> = { useFactory: () => () => undefined };
    const outbox: Factory<PersonGone> = { useFactory: () => leaveInOutbox };
    return {
      module: PeopleModule,
      global: true,
      imports: [TypeOrmModule.forFeature(STAFF_ENTITIES), CityModule],
      providers: [
        ...SHARED,
        ...ROSTER_SERVICES,
        ...ROSTER_INNER,
        ...[DirectoryStore, NoticeStore, StaffJournal, TokenStore, PeopleUnderLock],
        { provide: SESSION_ENDED, ...(options.sessionEnded ?? nobodyTold) },
        { provide: PERSON_GONE, ...(options.personGone ?? outbox) },
        { provide: SESSION_LIMITS, inject: [{ token: SETTINGS, optional: true }], useFactory: limitsFrom },
      ],
      exports: [...SHARED, ...ROSTER_SERVICES, StaffJournal, SESSION_LIMITS, CityModule],
    };
  }
}
