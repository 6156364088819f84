import { CasesModule } from '#cases';
import { Module, type DynamicModule } from '@nestjs/common';
import { Alarms } from './alarms.service.js';
import { AuditHealth } from './audit-health.js';
import { Auditor } from './auditor.service.js';
import { ClockAlarmsProcessor } from './clock-alarms.processor.js';
import { AuditStore } from './persistence/audit.store.js';
import { ClocksAhead } from './persistence/clocks-ahead.js';
import { DEFAULT_SLA_TIMING, SLA_TIMING, type SlaTiming } from './sla-timing.js';
import { Sweep } from './sweep.service.js';

/** Clocks that cannot be missed: alarms, sweep and auditor, for the worker. */
@Module({})
export class SlaModule {
  static forRoot(timing: Partial<SlaTiming> = {}): DynamicModule {
    return {
      module: SlaModule,
      imports: [CasesModule],
      providers: [
        ...[Alarms, Auditor, AuditHealth, AuditStore, ClockAlarmsProcessor, ClocksAhead, Sweep],
        { provide: SLA_TIMING, useValue: { ...DEFAULT_SLA_TIMING, ...timing } },
      ],
      exports: [Alarms, Auditor, AuditHealth, Sweep],
    };
  }
}

/** For processes that only want to know how the auditor is: import it beside the room's own needs. */
@Module({ providers: [AuditHealth, AuditStore], exports: [AuditHealth] })
export class AuditHealthModule {}
