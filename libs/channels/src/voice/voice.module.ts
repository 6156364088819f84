import { CasesModule } from '#cases';
import { VillagesModule } from '#city';
import { Module, type DynamicModule } from '@nestjs/common';
import { PhoneNumbersModule } from '../phone/phone-numbers.module.js';
import { Answering } from './calls/answering.service.js';
import { CallProgressReports } from './calls/call-progress.service.js';
import { Endings } from './calls/endings.service.js';
import { Greeting } from './calls/greeting.service.js';
import { IncomingCalls } from './calls/incoming-calls.service.js';
import { JoinCodes } from './calls/join-codes.service.js';
import { Leaving } from './calls/leaving.service.js';
import { Meetings } from './calls/meetings.service.js';
import { Queueing } from './calls/queueing.service.js';
import { PHONE_CONTROLLERS } from './http/phone-controllers.js';
import { CallControl, Callbacks, PhoneOfCase, Recordings } from './http/phone-services.js';
import { PublicLineFacts } from './http/public-line.service.js';
import { CallbackCalls } from './officials/callback-calls.service.js';
import { CasePhoneReader } from './officials/case-phone.service.js';
import { RunningCall } from './officials/running-call.service.js';
import { NoticeCallsController } from './notices/notice-calls.controller.js';
import { CallStore } from './persistence/call.store.js';
import { CasePhoneStore } from './persistence/case-phone.store.js';
import { CodeStore } from './persistence/code.store.js';
import { IncomingStore } from './persistence/incoming.store.js';
import { LegStore } from './persistence/leg.store.js';
import { LimitStore } from './persistence/limit.store.js';
import { NoticeCallStore } from './persistence/notice.store.js';
import { RecordingStore } from './persistence/recording.store.js';
import { RecoveryStore } from './persistence/recovery.store.js';
import { RingingStore } from './persistence/ringing.store.js';
import { ArrivedRecordings } from './recordings/arrived-recordings.service.js';
import { KeptRecordings } from './recordings/kept-recordings.service.js';
import { RecordingKeeper } from './recordings/recording-keeper.service.js';
import { NoSpeechToText, SpeechToText } from './recordings/speech-to-text.js';
import { Recovery } from './recovery/recovery.service.js';
import { Ringing } from './ringing/ringing.service.js';
import { VoiceController } from './voice.controller.js';
import { VoiceLine } from './voice-line.js';
import { VoiceTickers } from './voice-tickers.service.js';
import { DEFAULT_VOICE_TIMING, VOICE_TIMING, type VoiceTiming } from './voice-timing.js';

const STORES = [CallStore, CasePhoneStore, CodeStore, IncomingStore, LegStore, LimitStore, RecordingStore];
const CALLS = [ArrivedRecordings, Endings, IncomingCalls, VoiceLine];

/** The voice line in the API process: what the provider asks during calls, and what officials do with them. TelephonyModule must be there. */
@Module({
  imports: [CasesModule, PhoneNumbersModule, VillagesModule],
  controllers: [VoiceController, NoticeCallsController, ...PHONE_CONTROLLERS],
  providers: [
    ...STORES,
    ...CALLS,
    ...[Answering, CallProgressReports, Greeting, JoinCodes, Leaving, Meetings, PublicLineFacts, Queueing, NoticeCallStore],
    { provide: Callbacks, useClass: CallbackCalls },
    { provide: CallControl, useClass: RunningCall },
    { provide: PhoneOfCase, useClass: CasePhoneReader },
    { provide: Recordings, useClass: KeptRecordings },
  ],
})
export class VoiceModule {}

/** What the worker does for calls: phones that ring, voice messages, calls that nobody noticed. */
@Module({})
export class VoiceWorkerModule {
  static forRoot(timing: Partial<VoiceTiming> = {}): DynamicModule {
    return {
      module: VoiceWorkerModule,
      imports: [CasesModule, PhoneNumbersModule],
      providers: [
        ...STORES,
        ...CALLS,
        ...[RecordingKeeper, Recovery, RecoveryStore, Ringing, RingingStore, VoiceTickers],
        { provide: SpeechToText, useClass: NoSpeechToText },
        { provide: VOICE_TIMING, useValue: { ...DEFAULT_VOICE_TIMING, ...timing } },
      ],
      exports: [RecordingKeeper, Recovery, Ringing, VoiceTickers],
    };
  }
}
