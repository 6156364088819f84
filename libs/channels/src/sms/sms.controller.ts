import { id as anyId } from '#contracts';
import { RefusalError, zodQuery } from '#platform/http';
import { PhoneOutbox, readMessageArrived, readMessageProgress, renderMessageReply, TWIML_TYPE, type Form } from '#telephony';
import { Controller, Header, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { ProviderForm, ProviderGuard } from '../phone/provider.guard.js';
import { IncomingTexts } from './incoming-texts.service.js';

const deliveryQuery = z.object({ delivery: anyId });

/** What the provider tells of texts. Replies go out by the outbox, so that they are sent once and it is known what became of them. */
@Controller('webhooks/twilio/sms')
@UseGuards(ProviderGuard)
export class SmsController {
  constructor(
    private readonly texts: IncomingTexts,
    private readonly outbox: PhoneOutbox,
  ) {}

  @Post('incoming')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async incoming(@ProviderForm() form: Form): Promise<string> {
    const message = readMessageArrived(form);
    if (!message) throw new RefusalError({ code: 'bad-request' });
    await this.texts.receive(message);
    return renderMessageReply({ texts: [] });
  }

  @Post('status')
  @HttpCode(204)
  async status(@Query(zodQuery(deliveryQuery)) { delivery }: { delivery: string }, @ProviderForm() form: Form): Promise<void> {
    const report = readMessageProgress(form);
    if (!report) throw new RefusalError({ code: 'bad-request' });
    await this.outbox.progress(delivery, report);
  }
}
