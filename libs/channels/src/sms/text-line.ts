import { SETTINGS, type Settings } from '#platform/config';
import type { MessageArrived } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';

/** The city's line as texts see it. */
@Injectable()
export class TextLine {
  readonly publicBaseUrl: string;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl' | 'phoneLine'>) {
    this.publicBaseUrl = settings.publicBaseUrl;
  }

  /** From which of our numbers a text is answered; null: there is none, nothing is sent. */
  from({ channel, to }: Pick<MessageArrived, 'channel' | 'to'>): string | null {
    const { number, whatsApp } = this.settings.phoneLine ?? {};
    return (channel === 'whatsapp' ? whatsApp : number) ?? to;
  }
}
