import { CasesModule } from '#cases';
import { CityModule } from '#city';
import { PhoneOutboxModule } from '#telephony';
import { Module } from '@nestjs/common';
import { OfficialComing } from './coming.service.js';
import { DeskDevices } from './desk-devices.service.js';
import { CaseVisitController } from './http/case-visit.controller.js';
import { DeskDevicesController } from './http/desk-devices.controller.js';
import { DeskGuard } from './http/desk.guard.js';
import { SlipController } from './http/slip.controller.js';
import { VisitsController } from './http/visits.controller.js';
import { DeskDeviceStore } from './persistence/desk-device.store.js';
import { VisitStore } from './persistence/visit.store.js';
import { Serving } from './serving.service.js';
import { VisitSilence } from './silence.service.js';
import { SlipLinks } from './slips/slip-links.js';
import { SlipSender } from './slips/slip-sender.service.js';
import { Slips } from './slips/slips.service.js';
import { VisitCourse } from './visit-course.service.js';
import { VisitIntake } from './visit-intake.service.js';
import { VisitsSeen } from './visits-seen.service.js';
import { VisitWords } from './visit-words.service.js';

/** The walk-in desk without HTTP. */
@Module({
  imports: [CasesModule, CityModule, PhoneOutboxModule],
  providers: [
    ...[VisitStore, DeskDeviceStore, Serving, SlipLinks],
    ...[DeskDevices, OfficialComing, Slips, SlipSender, VisitCourse, VisitIntake, VisitsSeen, VisitWords],
  ],
  exports: [DeskDevices, OfficialComing, SlipLinks, Slips, SlipSender, VisitCourse, VisitIntake, VisitsSeen, VisitWords],
})
export class VisitsModule {}

/** The walk-in desk, for the API process. */
@Module({
  imports: [VisitsModule, CasesModule],
  controllers: [VisitsController, SlipController, DeskDevicesController, CaseVisitController],
  providers: [DeskGuard],
})
export class WalkInModule {}

/** What the worker does for visits. */
@Module({ imports: [VisitsModule], providers: [VisitSilence] })
export class WalkInWorkerModule {}
