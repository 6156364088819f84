import { CasesModule } from '#cases';
import { VoiceWorkerModule, WalkInWorkerModule } from '#channels';
import { NotifyModule } from '#notify';
import { ConfigModule, type Settings } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { HintsModule } from '#platform/hints';
import { GENERAL_PROBLEMS, ProblemFilter, PROBLEMS } from '#platform/http';
import { LoggingModule, type Log } from '#platform/logging';
import { MetricsModule } from '#platform/metrics';
import { QueueModule } from '#platform/queue';
import { ThrottleModule } from '#platform/throttle';
import { PoliciesModule } from '#policies';
import { HealthHttpModule, SlaModule } from '#sla';
import { PeopleModule, RosterWorkerModule } from '#staff';
import { PhoneWorkerModule, TelephonyModule } from '#telephony';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Housekeeping } from './housekeeping.service.js';

/** Everything that the worker is made of: clocks, effects, calls, housekeeping. Any number of them may run. */
@Module({})
export class WorkerModule {
  static forRoot(settings: Settings, log: Log): DynamicModule {
    const { databaseUrl, redisUrl } = settings;
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(settings),
        LoggingModule.forRoot(log),
        MetricsModule,
        DatabaseModule.forRoot({ url: databaseUrl, poolSize: settings.databasePool }),
        HintsModule.forRoot(databaseUrl),
        QueueModule.forRoot({
          databaseUrl,
          redisUrl,
          onError: (queue, err) => log.warn({ queue, err }, 'a queue lost its server; it goes on by itself'),
        }),
        ThrottleModule,
        PoliciesModule.forRoot({ file: settings.policiesFile }),
        PeopleModule.forRoot(),
        RosterWorkerModule.forRoot(),
        CasesModule,
        SlaModule.forRoot(),
        NotifyModule.forRoot(),
        TelephonyModule.forRoot(settings.phoneLine),
        PhoneWorkerModule.forRoot(),
        VoiceWorkerModule.forRoot(),
        WalkInWorkerModule,
        ...(settings.workerPort === undefined ? [] : [HealthHttpModule]),
      ],
      providers: [Housekeeping, { provide: PROBLEMS, useValue: GENERAL_PROBLEMS }, { provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}
