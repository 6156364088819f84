import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';

const TOKEN = /^(\d{1,6})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

/** Links that stop the e-mail of one contact and open nothing: signed, so that nobody else's can be stopped (RFC 8058 §3). */
@Injectable()
export class StopLinks {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'secrets' | 'publicBaseUrl'>) {}

  of(contactId: string): string {
    const version = this.settings.secrets.currentVersion;
    return `${this.settings.publicBaseUrl}/stop/${version}.${contactId}.${this.mac(version, contactId).toString('base64url')}`;
  }

  /** The contact that a token names, when we signed it; compared in constant time. */
  contactOf(token: string): string | undefined {
    const [, version, contactId, mac] = TOKEN.exec(token) ?? [];
    if (version === undefined || contactId === undefined || mac === undefined) return undefined;
    if (!this.settings.secrets.versions.includes(Number(version))) return undefined;
    return timingSafeEqual(Buffer.from(mac, 'base64url'), this.mac(Number(version), contactId)) ? contactId : undefined;
  }

  private mac(version: number, contactId: string): Buffer {
    return createHmac('sha256', this.settings.secrets.subkey('stop-mail', version)).update(contactId).digest();
  }
}
