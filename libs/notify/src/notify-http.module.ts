import { CasesModule } from '#cases';
import { PhoneOutboxModule } from '#telephony';
import { Module } from '@nestjs/common';
import { MyNotificationsController } from './http/my-notifications.controller.js';
import { OwnNotifications } from './paths/own-notifications.service.js';
import { ProofCodes } from './paths/proof-codes.js';
import { Proofs } from './paths/proofs.service.js';
import { ProofStore } from './persistence/proof.store.js';
import { PushStore } from './persistence/push.store.js';
import { StandingStore } from './persistence/standing.store.js';
import { StepLog } from './persistence/step-log.store.js';
import { StepStore } from './persistence/step.store.js';
import { Subscriptions } from './push/subscriptions.service.js';

/** How people want to be told, for the API. What is sent is sent by the worker. */
@Module({
  imports: [CasesModule, PhoneOutboxModule],
  controllers: [MyNotificationsController],
  providers: [OwnNotifications, ProofCodes, Proofs, ProofStore, PushStore, StandingStore, StepLog, StepStore, Subscriptions],
})
export class NotifyHttpModule {}
