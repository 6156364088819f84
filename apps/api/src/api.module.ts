import { CASES_PROBLEMS, CasesHttpModule } from '#cases';
import { CITY_PROBLEMS, CityHttpModule } from '#city';
import {
  LiveModule,
  PHONE_PROBLEMS,
  sessionEndedByHint,
  SmsModule,
  VoiceModule,
  WALK_IN_PROBLEMS,
  WalkInModule,
  WEBHOOK_PROBLEMS,
} from '#channels';
import { NOTIFY_PROBLEMS, NotifyHttpModule } from '#notify';
import { ConfigModule, type Settings } from '#platform/config';
import { DatabaseModule, SHORT_PATIENCE } from '#platform/database';
import { HintsModule } from '#platform/hints';
import { GENERAL_PROBLEMS, ProblemFilter, PROBLEMS } from '#platform/http';
import { LoggingModule, type Log } from '#platform/logging';
import { MetricsModule } from '#platform/metrics';
import { ThrottleModule } from '#platform/throttle';
import { PoliciesModule } from '#policies';
import { HealthHttpModule } from '#sla';
import { STAFF_PROBLEMS, StaffModule } from '#staff';
import { TelephonyModule } from '#telephony';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { OpenApiController } from './openapi.controller.js';

/** Everything that the API process is made of. */
@Module({})
export class ApiModule {
  static forRoot(settings: Settings, log: Log): DynamicModule {
    return {
      module: ApiModule,
      global: true,
      imports: [
        ConfigModule.forRoot(settings),
        LoggingModule.forRoot(log),
        DatabaseModule.forRoot({ url: settings.databaseUrl, poolSize: settings.databasePool, patience: SHORT_PATIENCE }),
        HintsModule.forRoot(settings.databaseUrl),
        HealthHttpModule,
        MetricsModule,
        ThrottleModule,
        PoliciesModule.forRoot({ file: settings.policiesFile }),
        StaffModule.forRoot({ sessionEnded: sessionEndedByHint }),
        CityHttpModule,
        CasesHttpModule,
        LiveModule,
        TelephonyModule.forRoot(settings.phoneLine),
        SmsModule,
        VoiceModule,
        NotifyHttpModule,
        WalkInModule,
      ],
      controllers: [OpenApiController],
      providers: [
        {
          provide: PROBLEMS,
          useValue: {
            ...GENERAL_PROBLEMS,
            ...STAFF_PROBLEMS,
            ...CITY_PROBLEMS,
            ...CASES_PROBLEMS,
            ...PHONE_PROBLEMS,
            ...NOTIFY_PROBLEMS,
            ...WEBHOOK_PROBLEMS,
            ...WALK_IN_PROBLEMS,
          },
        },
        ProblemFilter,
        { provide: APP_FILTER, useExisting: ProblemFilter },
      ],
      exports: [PROBLEMS],
    };
  }
}
