import { id as anyId } from '#contracts';
import { zodQuery } from '#platform/http';
import {
  readCallProgress,
  readCallStarted,
  readConference,
  readDialEnded,
  readGiven,
  readQueueLeft,
  readRecording,
  renderCallScript,
  TWIML_TYPE,
  type CallScript,
  type Form,
  type Given,
} from '#telephony';
import { Controller, Header, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { ProviderForm, ProviderGuard } from '../phone/provider.guard.js';
import { Answering } from './calls/answering.service.js';
import { CallProgressReports } from './calls/call-progress.service.js';
import { GONE } from './calls/gone.js';
import { Greeting } from './calls/greeting.service.js';
import { Leaving } from './calls/leaving.service.js';
import { Meetings } from './calls/meetings.service.js';
import { Queueing } from './calls/queueing.service.js';
import { held } from './scripts/resident-scripts.js';

const ofCall = z.strictObject({ call: anyId });
const ofLeg = z.strictObject({ leg: anyId });
const ofAny = z.strictObject({ call: anyId.optional(), delivery: anyId.optional() });
const Call = () => Query(zodQuery(ofCall));
const Leg = () => Query(zodQuery(ofLeg));
type Call = z.infer<typeof ofCall>;
type Leg = z.infer<typeof ofLeg>;

const NOTHING_GIVEN: Given = { callId: '', digits: null, words: null, confidence: null };
const given = (form: Form): Given => readGiven(form) ?? NOTHING_GIVEN;

/** What the provider asks during calls. Translates only: every answer is worked out by a service, from rows. */
@Controller('webhooks/twilio/voice')
@UseGuards(ProviderGuard)
export class VoiceController {
  constructor(
    private readonly greeting: Greeting,
    private readonly queueing: Queueing,
    private readonly leaving: Leaving,
    private readonly answering: Answering,
    private readonly meetings: Meetings,
    private readonly reports: CallProgressReports,
  ) {}

  @Post('incoming')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async incoming(@ProviderForm() form: Form): Promise<string> {
    const started = readCallStarted(form);
    return said(started?.direction === 'incoming' ? await this.greeting.incomingCall(started) : GONE);
  }

  @Post('language')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async language(@Call() { call }: Call, @ProviderForm() form: Form): Promise<string> {
    return said(await this.greeting.language(call, given(form)));
  }

  @Post('continue')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async continue(@Call() { call }: Call): Promise<string> {
    return said(await this.greeting.offer(call));
  }

  @Post('code')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async code(@Call() { call }: Call, @ProviderForm() form: Form): Promise<string> {
    return said(await this.queueing.code(call, given(form)));
  }

  @Post('enter')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async enter(@Call() { call }: Call): Promise<string> {
    return said(await this.queueing.enter(call));
  }

  @Post('wait')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async wait(@Call() { call }: Call): Promise<string> {
    return said(await this.queueing.wait(call));
  }

  @Post('wait-key')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async waitKey(@Call() { call }: Call, @ProviderForm() form: Form): Promise<string> {
    return said(await this.queueing.key(call, given(form)));
  }

  @Post('left')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async left(@Call() { call }: Call, @ProviderForm() form: Form): Promise<string> {
    return said(await this.queueing.left(call, readQueueLeft(form)));
  }

  @Post('nobody')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async nobody(@Call() { call }: Call): Promise<string> {
    return said(await this.queueing.nobody(call));
  }

  @Post('callback')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async callback(@Call() { call }: Call, @ProviderForm() form: Form): Promise<string> {
    return said(await this.leaving.callback(call, given(form)));
  }

  @Post('voicemail')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async voicemail(@Call() { call }: Call): Promise<string> {
    return said(await this.leaving.message(call));
  }

  @Post('recorded')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async recorded(@Call() { call }: Call, @ProviderForm() form: Form): Promise<string> {
    return said(await this.leaving.recorded(call, readRecording(form)));
  }

  @Post('recording')
  @HttpCode(204)
  async recording(@Query(zodQuery(ofAny)) { call }: z.infer<typeof ofAny>, @ProviderForm() form: Form): Promise<void> {
    const news = readRecording(form);
    if (news) await this.leaving.recording(call, news);
  }

  @Post('ring')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async ring(@Leg() { leg }: Leg): Promise<string> {
    return said(await this.answering.ring(leg));
  }

  @Post('pressed')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async pressed(@Leg() { leg }: Leg, @ProviderForm() form: Form): Promise<string> {
    return said(await this.answering.pressed(leg, given(form)));
  }

  @Post('joining')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async joining(@Call() { call }: Call): Promise<string> {
    return said(await this.answering.joining(call));
  }

  @Post('talked')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async talked(@Leg() { leg }: Leg, @ProviderForm() form: Form): Promise<string> {
    return said(await this.answering.talked(leg, readDialEnded(form)));
  }

  @Post('called-back')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async calledBack(@Leg() { leg }: Leg, @ProviderForm() form: Form): Promise<string> {
    const started = readCallStarted(form);
    return said(started ? await this.answering.calledBack(leg, started.callId) : []);
  }

  @Post('meet')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async meet(@Call() { call }: Call): Promise<string> {
    return said(await this.meetings.resident(call));
  }

  @Post('held')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async held(@Call() { call }: Call): Promise<string> {
    return said(held(await this.meetings.languageOf(call)));
  }

  @Post('joined')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  async joined(@Leg() { leg }: Leg): Promise<string> {
    return said(await this.meetings.joined(leg));
  }

  @Post('conference')
  @HttpCode(204)
  async conference(@Call() _call: Call, @ProviderForm() form: Form): Promise<void> {
    const news = readConference(form);
    if (news) await this.meetings.news(news);
  }

  @Post('status')
  @HttpCode(204)
  async status(@Query(zodQuery(ofAny)) { call, delivery }: z.infer<typeof ofAny>, @ProviderForm() form: Form): Promise<void> {
    const progress = readCallProgress(form);
    if (!progress) return;
    await (delivery === undefined ? this.reports.call(call, progress, readCallStarted(form)) : this.reports.delivery(delivery, progress));
  }

  /** Something of ours failed: whatever is, a message can be left, and the call is found again by its provider's id. */
  @Post('fallback')
  @HttpCode(200)
  @Header('Content-Type', TWIML_TYPE)
  fallback(@ProviderForm() form: Form): string {
    return said(this.leaving.trouble(readRecording(form)));
  }
}

const said = (script: CallScript): string => renderCallScript(script);
