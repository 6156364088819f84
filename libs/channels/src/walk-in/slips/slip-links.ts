import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';

/** Where a case is found again. A key stands in the fragment alone: browsers send that to nobody. */
@Injectable()
export class SlipLinks {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl'>) {}

  /** The page that prints. */
  slip(residentKey: string): string {
    return `${this.settings.publicBaseUrl}/lappu#key=${encodeURIComponent(residentKey)}`;
  }

  /** The public view. @param trackingCode as people read it */
  follow(trackingCode: string): string {
    return `${this.settings.publicBaseUrl}/s/${trackingCode}`;
  }

  /** The conversation. */
  conversation(trackingCode: string, residentKey: string): string {
    return `${this.follow(trackingCode)}#key=${encodeURIComponent(residentKey)}`;
  }
}
