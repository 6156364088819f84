import { CasesModule } from '#cases';
import { PhoneOutboxModule } from '#telephony';
import { Module, type DynamicModule } from '@nestjs/common';
import { EffectsProcessor } from './effects.processor.js';
import { Effects } from './effects.service.js';
import { DEFAULT_NOTIFY_TIMING, NOTIFY_TIMING, type NotifyTiming } from './notify-timing.js';
import { OutboxRelay } from './outbox-relay.service.js';
import { OutModule } from './out.module.js';
import { OfficialOut } from './paths/official-out.service.js';
import { ProofCodes } from './paths/proof-codes.js';
import { StepOut } from './paths/step-out.service.js';
import { StepPlanner } from './paths/step-planner.service.js';
import { StepSender } from './paths/step-sender.service.js';
import { StepWatch } from './paths/step-watch.service.js';
import { AudienceStore } from './persistence/audience.store.js';
import { OutboxStore } from './persistence/outbox.store.js';
import { ProofStore } from './persistence/proof.store.js';
import { PushStore } from './persistence/push.store.js';
import { ReachStore } from './persistence/reach.store.js';
import { ResidentReachStore } from './persistence/resident-reach.store.js';
import { StandingStore } from './persistence/standing.store.js';
import { StepStore } from './persistence/step.store.js';
import { UndeliveredStore } from './persistence/undelivered.store.js';
import { Pushes } from './push/pushes.service.js';
import { ResidentNotices } from './residents/resident-notices.service.js';
import { ResidentOut } from './residents/resident-out.service.js';
import { ResidentTexts } from './residents/resident-texts.service.js';
import { StopLinks } from './residents/stop-links.js';
import { Undelivered } from './residents/undelivered.service.js';
import { ShiftBegan } from './shift-began.service.js';
import { Teller } from './teller.service.js';

/** Telling people, for the worker: committed effects are relayed, carried out, and shown inside the product. */
@Module({})
export class NotifyModule {
  static forRoot(timing: Partial<NotifyTiming> = {}): DynamicModule {
    return {
      module: NotifyModule,
      imports: [CasesModule, PhoneOutboxModule, OutModule],
      providers: [
        ...[AudienceStore, Effects, EffectsProcessor, OutboxRelay, OutboxStore, ShiftBegan, Teller],
        ...[ReachStore, ResidentNotices, ResidentOut, ResidentReachStore, ResidentTexts, StopLinks, Undelivered, UndeliveredStore],
        ...[OfficialOut, ProofCodes, ProofStore, Pushes, PushStore, StandingStore, StepOut, StepPlanner, StepSender, StepStore, StepWatch],
        { provide: NOTIFY_TIMING, useValue: { ...DEFAULT_NOTIFY_TIMING, ...timing } },
      ],
      exports: [Effects, OutboxRelay, ShiftBegan, StepSender, Undelivered],
    };
  }
}
