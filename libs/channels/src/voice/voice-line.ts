import { SETTINGS, type PhoneLine, type Settings } from '#platform/config';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { urlsAt, WEBHOOKS, type UrlOf, type VoiceRoute } from './scripts/voice-urls.js';

/** The city's line as the voice side sees it. */
@Injectable()
export class VoiceLine {
  /** Absolute addresses of our routes, as the provider asks them. */
  readonly url: UrlOf;
  readonly settings: PhoneLine | undefined;

  private readonly publicBaseUrl: string;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'publicBaseUrl' | 'phoneLine'>) {
    this.publicBaseUrl = settings.publicBaseUrl;
    this.url = urlsAt(settings.publicBaseUrl);
    this.settings = settings.phoneLine;
  }

  /** @throws RefusalError `no-phone-line` */
  get number(): string {
    if (!this.settings) throw new RefusalError({ code: 'no-phone-line' });
    return this.settings.number;
  }

  /** A route about no call of ours in particular. */
  bareUrl(route: VoiceRoute): string {
    return `${this.publicBaseUrl}${WEBHOOKS}/voice/${route}`;
  }
}
