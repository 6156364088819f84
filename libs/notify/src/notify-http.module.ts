import { CasesModule, ResidentGuard } from '#cases';
import { PhoneOutboxModule } from '#telephony';
import { Module } from '@nestjs/common';
import { MyNotificationsController } from './http/my-notifications.controller.js';
import { ResidentNotificationsController } from './http/resident-notifications.controller.js';
import { StopController } from './http/stop.controller.js';
import { OwnNotifications } from './paths/own-notifications.service.js';
import { ProofCodes } from './paths/proof-codes.js';
import { Proofs } from './paths/proofs.service.js';
import { ProofStore } from './persistence/proof.store.js';
import { PushStore } from './persistence/push.store.js';
import { ResidentReachStore } from './persistence/resident-reach.store.js';
import { StandingStore } from './persistence/standing.store.js';
import { StepLog } from './persistence/step-log.store.js';
import { StepStore } from './persistence/step.store.js';
import { Subscriptions } from './push/subscriptions.service.js';
import { ResidentChoices } from './residents/resident-choices.service.js';
import { StopLinks } from './residents/stop-links.js';

/** How people want to be told, for the API. What is sent is sent by the worker. */
@Module({
  imports: [CasesModule, PhoneOutboxModule],
  controllers: [MyNotificationsController, ResidentNotificationsController, StopController],
  providers: [
    ResidentChoices,
    ResidentGuard,
    ResidentReachStore,
    StopLinks,
    OwnNotifications,
    ProofCodes,
    Proofs,
    ProofStore,
    PushStore,
    StandingStore,
    StepLog,
    StepStore,
    Subscriptions,
  ],
})
export class NotifyHttpModule {}
