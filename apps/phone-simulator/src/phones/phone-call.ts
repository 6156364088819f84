import type { Call } from '../engine/calls/call.js';
import type { CallStatus } from '../engine/calls/call-state.js';
import type { Driver } from '../engine/clock/driver.js';

export interface Patience {
  /** Of simulated time. */
  readonly seconds?: number;
}

/** One call, as whoever holds the telephone has it. What waits for something moves the virtual clock until it has come. */
export class PhoneCall {
  private heardUpTo = 0;

  constructor(
    private readonly call: Call,
    private readonly driver: Driver,
  ) {}

  get sid(): string {
    return this.call.sid;
  }

  get status(): CallStatus {
    return this.call.status;
  }

  get isOver(): boolean {
    return this.call.isOver;
  }

  /** Everything that was heard, in order. */
  get heard(): readonly string[] {
    return this.call.heard.map(({ words }) => words);
  }

  /** The call that it talks with, if with one alone. */
  get peerSid(): string | undefined {
    return this.call.peer?.sid;
  }

  /** Waits until something is heard that was not waited for before. @returns the words */
  async hears(what: string | RegExp, { seconds }: Patience = {}): Promise<string> {
    const matches = (words: string) => (typeof what === 'string' ? words.includes(what) : what.test(words));
    const find = () => this.heard.findIndex((words, index) => index >= this.heardUpTo && matches(words));
    await this.until(() => find() >= 0 || this.isOver, `hearing ${String(what)}`, seconds);
    const at = find();
    if (at < 0) throw new Error(`the call was over (${this.status}) before ${String(what)} was heard; heard: ${this.heard.join(' | ')}`);
    this.heardUpTo = at + 1;
    return this.heard[at]!;
  }

  /** Presses keys as soon as somebody listens to keys. */
  async press(keys: string, { seconds }: Patience = {}): Promise<void> {
    await this.until(() => this.call.ear.listensTo('keys') || this.isOver, `a chance to press ${keys}`, seconds);
    this.pressNow(keys);
    await this.driver.settle();
  }

  /** Presses keys whether anybody listens or not. */
  pressNow(keys: string): void {
    for (const key of keys) this.call.give({ key });
  }

  /** Says something as soon as somebody, or something, listens. */
  async say(words: string, { seconds }: Patience = {}): Promise<void> {
    await this.until(() => this.call.ear.listensTo('words') || this.isOver, `a chance to say ${words}`, seconds);
    this.sayNow(words);
    await this.driver.settle();
  }

  sayNow(words: string): void {
    this.call.give({ words });
  }

  /** Waits until it talks with somebody. @param other with this one */
  async talks(other?: { readonly sid: string }, { seconds }: Patience = {}): Promise<void> {
    const isSo = () => (other ? this.peerSid === other.sid : this.peerSid !== undefined);
    await this.until(() => isSo() || this.isOver, 'talking', seconds);
    if (!isSo()) throw new Error(`the call was over (${this.status}) before they talked`);
  }

  /** Hangs up, and lets everybody notice. */
  async hangUp(): Promise<void> {
    this.call.end('no-answer');
    await this.driver.settle();
  }

  /** Waits until the call is over. @returns how it ended */
  async ends({ seconds }: Patience = {}): Promise<CallStatus> {
    await this.until(() => this.isOver, 'the end of the call', seconds);
    return this.status;
  }

  private until(isSo: () => boolean, what: string, seconds?: number): Promise<void> {
    return this.driver.until(isSo, `${this.call.options.from} → ${this.call.options.to}: ${what}`, seconds);
  }
}
