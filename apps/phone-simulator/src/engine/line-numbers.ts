import { newSid } from './sid.js';

/** One of the account's numbers, and whom to ask what happens there. */
export interface LineNumber {
  readonly number: string;
  readonly name?: string;
  readonly voiceUrl?: string;
  readonly fallbackUrl?: string;
  readonly statusUrl?: string;
  readonly smsUrl?: string;
}

export interface OwnedNumber extends LineNumber {
  readonly sid: string;
  readonly createdAt: number;
}

export class LineNumbers {
  private readonly byNumber = new Map<string, OwnedNumber>();

  constructor(numbers: readonly LineNumber[], now: number) {
    for (const line of numbers) this.byNumber.set(line.number, { ...line, sid: newSid('PN'), createdAt: now });
  }

  find(number: string): OwnedNumber | undefined {
    return this.byNumber.get(number);
  }

  all(): OwnedNumber[] {
    return [...this.byNumber.values()];
  }
}
