import { Module, type DynamicModule } from '@nestjs/common';
import { Authenticator } from './authenticator.js';
import { AuthController } from './http/auth.controller.js';
import { ColleaguesController } from './http/colleagues.controller.js';
import { LivingRoomsController } from './http/living-rooms.controller.js';
import { MeController } from './http/me.controller.js';
import { PeopleController } from './http/people.controller.js';
import { SignedInGuard } from './http/signed-in.guard.js';
import { BackchannelLogout } from './oidc/backchannel-logout.service.js';
import { IdentityProvider } from './oidc/identity-provider.js';
import { SignIn } from './oidc/sign-in.service.js';
import { PeopleModule, type PeopleOptions } from './people.module.js';
import { CredentialStore } from './persistence/credential.store.js';
import { LogoutTokenStore } from './persistence/logout-token.store.js';
import { SignInAttemptStore } from './persistence/sign-in-attempt.store.js';
import { CalendarFeeds } from './roster/calendar-feeds.service.js';
import { ROSTER_CONTROLLERS } from './roster/roster.controllers.js';
import { OwnTokens } from './tokens/own-tokens.service.js';

/** People of the city with their sign-in, for the API. Global: every room's controllers ask the same guard. */
@Module({})
export class StaffModule {
  static forRoot(options: PeopleOptions = {}): DynamicModule {
    return {
      module: StaffModule,
      global: true,
      imports: [PeopleModule.forRoot(options)],
      controllers: [AuthController, MeController, PeopleController, ColleaguesController, LivingRoomsController, ...ROSTER_CONTROLLERS],
      providers: [
        ...[Authenticator, SignedInGuard, CredentialStore, OwnTokens, CalendarFeeds],
        ...[IdentityProvider, SignIn, SignInAttemptStore, BackchannelLogout, LogoutTokenStore],
      ],
      exports: [Authenticator, SignedInGuard],
    };
  }
}
