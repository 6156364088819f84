import { id as anyId } from '#contracts';
import { formatTrackingCode } from '#domain';
import { zodQuery } from '#platform/http';
import { readGiven, renderCallScript, TWIML_TYPE, type Form } from '#telephony';
import { Controller, Header, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { ProviderForm, ProviderGuard } from '../../phone/provider.guard.js';
import { NoticeCallStore } from '../persistence/notice.store.js';
import { VoiceLine } from '../voice-line.js';
import { noticeScript } from './notice-script.js';

const ofDelivery = z.strictObject({ delivery: anyId });

/** What somebody of the city hears whom a notification calls. */
@Controller('webhooks/twilio/voice')
@UseGuards(ProviderGuard)
export class NoticeCallsController {
  constructor(
    private readonly store: NoticeCallStore,
    private readonly line: VoiceLine,
  ) {}

  @Post('notice')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async notice(@Query(zodQuery(ofDelivery)) { delivery }: z.infer<typeof ofDelivery>, @ProviderForm() form: Form): Promise<string> {
    const pressed = readGiven(form)?.digits ?? null;
    const told = pressed === null || pressed === '1' ? await this.store.find(delivery) : undefined;
    if (!told) return renderCallScript([{ step: 'hangUp' }]);
    const code = told.trackingCode === null ? null : formatTrackingCode(told.trackingCode);
    return renderCallScript(
      noticeScript({ language: told.language ?? 'fi', code, count: told.count }, this.line.url('notice', { delivery })),
    );
  }
}
