import { Module } from '@nestjs/common';
import { CasePhoneController } from './case-phone.controller.js';
import { LineController } from './line.controller.js';
import { PhoneBlocksController } from './phone-blocks.controller.js';
import { PublicLineFacts } from './public-line.service.js';
import { RecordingsController } from './recordings.controller.js';

export const PHONE_CONTROLLERS = [CasePhoneController, RecordingsController, PhoneBlocksController, LineController];

/** REST of the telephone for officials and everybody, for the API process alone. */
@Module({ controllers: PHONE_CONTROLLERS, providers: [PublicLineFacts] })
export class PhoneHttpModule {}
