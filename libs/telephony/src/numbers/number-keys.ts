import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';

/**
 * By what a telephone number is recognised without being kept: HMAC-SHA-256 of its E.164 form under a secret of its own. Numbers
 * are few enough to try them all, so that a plain hash would hide nothing.
 */
@Injectable()
export class NumberKeys {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'secrets'>) {}

  /** 32 bytes, under the current secret: what is stored. */
  of(number: string): Buffer {
    return this.under(this.settings.secrets.currentVersion, number);
  }

  /** Under every secret that is still listed, the current one first: what is looked for. */
  all(number: string): Buffer[] {
    return this.settings.secrets.versions.map((version) => this.under(version, number));
  }

  private under(version: number, number: string): Buffer {
    return createHmac('sha256', this.settings.secrets.subkey('phone-number', version)).update(number).digest();
  }
}
