import { Module, type DynamicModule } from '@nestjs/common';
import { GapTellingService } from './gap-telling.service.js';
import { DEFAULT_ROSTER_TIMING, ROSTER_TIMING, RosterKeeper, type RosterTiming } from './roster-keeper.service.js';

/** The roster's part of the worker. Beside `PeopleModule`. */
@Module({})
export class RosterWorkerModule {
  static forRoot(timing: Partial<RosterTiming> = {}): DynamicModule {
    return {
      module: RosterWorkerModule,
      providers: [GapTellingService, RosterKeeper, { provide: ROSTER_TIMING, useValue: { ...DEFAULT_ROSTER_TIMING, ...timing } }],
      exports: [GapTellingService, RosterKeeper],
    };
  }
}
