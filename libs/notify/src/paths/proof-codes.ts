import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Six digits that prove an address: derived from the proof's id and a secret, so that nothing stores them. */
@Injectable()
export class ProofCodes {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'secrets'>) {}

  of(proofId: string): string {
    const mac = createHmac('sha256', this.settings.secrets.subkey('contact-proof')).update(proofId).digest();
    // 2^48 / 10^6 leaves no code noticeably likelier than another.
    return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }

  /** Compares in constant time. @param code six digits */
  isRight(proofId: string, code: string): boolean {
    const given = Buffer.from(code);
    const right = Buffer.from(this.of(proofId));
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
