import { SETTINGS, type PhoneLine, type Settings } from '#platform/config';
import { LOG, type Log } from '#platform/logging';
import { Inject, Injectable, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { NoPhoneLine } from './no-phone-line.js';
import { Telephony } from './telephony.js';
import { TwilioTelephony } from './twilio/twilio-telephony.js';
import { WebhookCheck } from './webhook-check.js';

const HAS_LINE = Symbol('HAS_LINE');

/** Says once, at boot, what callers would find out. */
@Injectable()
class LineAnnounced implements OnApplicationBootstrap {
  constructor(
    @Inject(HAS_LINE) private readonly hasLine: boolean,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.hasLine) this.log.info({ component: 'telephony' }, 'no phone line is set up: nobody can call, and nobody is called');
  }
}

/** Gives everybody {@link Telephony} and {@link WebhookCheck}; global. Without a line both refuse everything. */
@Module({})
export class TelephonyModule {
  static forRoot(line: PhoneLine | undefined): DynamicModule {
    return {
      module: TelephonyModule,
      global: true,
      providers: [
        { provide: Telephony, useFactory: () => (line ? new TwilioTelephony(line) : new NoPhoneLine()) },
        {
          provide: WebhookCheck,
          useFactory: ({ publicBaseUrl }: Pick<Settings, 'publicBaseUrl'>) => new WebhookCheck(line && { ...line, publicBaseUrl }),
          inject: [SETTINGS],
        },
        { provide: HAS_LINE, useValue: line !== undefined },
        LineAnnounced,
      ],
      exports: [Telephony, WebhookCheck],
    };
  }
}
