import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';

const KEY = /^bk(\d{1,6})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** A resident key that has the right shape; whether it is right is known only with its contact's key version. */
export interface PresentedKey {
  secretVersion: number;
  contactId: string;
  mac: Buffer;
}

/**
 * Resident keys (asukkaan avain): the secret that opens a conversation. Derived, so that a repeated request can return the
 * same key and nothing stores it: HMAC-SHA-256 of the contact's id and its key version under a versioned server secret.
 */
@Injectable()
export class ResidentKeys {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'secrets'>) {}

  /** `bk<secret version>.<contact id>.<256-bit code>`, safe in a URL fragment. */
  keyOf(contactId: string, keyVersion = 1): string {
    const version = this.settings.secrets.currentVersion;
    return written({ secretVersion: version, contactId, mac: this.mac(version, contactId, keyVersion) });
  }

  /** Only as it was written: base64 has spare bits at an end, and one key is not to have many writings. */
  parse(presented: string): PresentedKey | undefined {
    const [, version, contact, mac] = KEY.exec(presented) ?? [];
    if (!version || !contact || !mac) return undefined;
    const hex = Buffer.from(contact, 'base64url').toString('hex');
    const contactId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    const key = { secretVersion: Number(version), contactId, mac: Buffer.from(mac, 'base64url') };
    return written(key) === presented ? key : undefined;
  }

  /** Compares in constant time; a version that is no longer configured opens nothing. */
  isRight(key: PresentedKey, keyVersion: number): boolean {
    if (!this.settings.secrets.versions.includes(key.secretVersion)) return false;
    return timingSafeEqual(key.mac, this.mac(key.secretVersion, key.contactId, keyVersion));
  }

  private mac(secretVersion: number, contactId: string, keyVersion: number): Buffer {
    return createHmac('sha256', this.settings.secrets.subkey('resident-key', secretVersion)).update(`${contactId}.${keyVersion}`).digest();
  }
}

const written = ({ secretVersion, contactId, mac }: PresentedKey): string =>
  `bk${secretVersion}.${Buffer.from(contactId.replaceAll('-', ''), 'hex').toString('base64url')}.${mac.toString('base64url')}`;
