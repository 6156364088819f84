import { Module } from '@nestjs/common';
import { CasesModule } from './cases.module.js';
import { ResidentAttachmentsController, StaffAttachmentsController } from './http/attachments.controller.js';
import { CaseActsController } from './http/case-acts.controller.js';
import { CasesController } from './http/cases.controller.js';
import { ContactsController } from './http/contacts.controller.js';
import { LiveOffersController } from './http/live-offers.controller.js';
import { MyCaseController } from './http/my-case.controller.js';
import { OffersController } from './http/offers.controller.js';
import { PoliciesController } from './http/policies.controller.js';
import { OwnPagesGuard } from './http/own-pages.guard.js';
import { ResidentGuard } from './http/resident.guard.js';

/** REST of the case file, for the API process alone. */
@Module({
  imports: [CasesModule],
  controllers: [
    ResidentAttachmentsController,
    StaffAttachmentsController,
    ContactsController,
    MyCaseController,
    CasesController,
    CaseActsController,
    OffersController,
    LiveOffersController,
    PoliciesController,
  ],
  providers: [ResidentGuard, OwnPagesGuard],
})
export class CasesHttpModule {}
