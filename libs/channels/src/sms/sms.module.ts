import { CasesModule } from '#cases';
import { Module } from '@nestjs/common';
import { PhoneNumbersModule } from '../phone/phone-numbers.module.js';
import { Consents } from './consents.service.js';
import { IncomingTexts } from './incoming-texts.service.js';
import { TextLimitStore } from './persistence/text-limit.store.js';
import { SmsController } from './sms.controller.js';
import { TextLine } from './text-line.js';

/** Texts by SMS and WhatsApp, for the API process. `TelephonyModule` must be there, and bodies kept by `keepRawBodies`. */
@Module({
  imports: [CasesModule, PhoneNumbersModule],
  controllers: [SmsController],
  providers: [Consents, IncomingTexts, TextLine, TextLimitStore],
  exports: [IncomingTexts],
})
export class SmsModule {}
