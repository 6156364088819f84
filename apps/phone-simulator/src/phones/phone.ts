import type { Driver } from '../engine/clock/driver.js';
import { receiveMessage } from '../engine/messages/receive-message.js';
import type { World } from '../engine/world.js';
import { behaviourSchema, type BehaviourInput } from './behaviour.js';
import { dialLine } from './dial-line.js';
import type { Handset, HandsetText } from './handset.js';
import { PhoneCall, type Patience } from './phone-call.js';

/** A telephone in somebody's hand. What waits for something moves the virtual clock until it has come. */
export class Phone {
  private readUpTo = 0;

  constructor(
    private readonly world: World,
    private readonly handset: Handset,
    private readonly driver: Driver,
  ) {}

  get number(): string {
    return this.handset.number;
  }

  get isRinging(): boolean {
    return this.handset.ringing !== undefined;
  }

  /** The call that it is in. */
  get call(): PhoneCall | undefined {
    const call = this.handset.current;
    return call && new PhoneCall(call, this.driver);
  }

  get texts(): readonly HandsetText[] {
    return this.handset.texts;
  }

  /** From now on it behaves so, and otherwise as an ordinary telephone. */
  behaves(behaviour: BehaviourInput): this {
    this.handset.behaviour = behaviourSchema.parse(behaviour);
    return this;
  }

  /** Calls one of the line's numbers. @throws when the account has no such number or this phone is in a call */
  dial(to: string): PhoneCall {
    const line = this.world.numbers.find(to);
    if (!line) throw new Error(`${to} is no number of the line`);
    const call = dialLine(this.world, this.handset, line);
    if (!call) throw new Error(`${this.number} is in a call`);
    return new PhoneCall(call, this.driver);
  }

  /** Waits until it rings. @returns the number that it shows */
  async rings({ seconds }: Patience = {}): Promise<string> {
    await this.driver.until(() => this.isRinging, `${this.number} rings`, seconds);
    return this.handset.ringing!.options.from;
  }

  /** Picks up, as soon as it rings. */
  async answers(patience: Patience = {}): Promise<PhoneCall> {
    await this.rings(patience);
    const call = this.handset.ringing!;
    this.handset.answer();
    return new PhoneCall(call, this.driver);
  }

  /** Refuses, as soon as it rings. */
  async rejects(patience: Patience = {}): Promise<void> {
    await this.rings(patience);
    this.handset.decline();
    await this.driver.settle();
  }

  /** Waits until it no longer rings. */
  async stopsRinging({ seconds }: Patience = {}): Promise<void> {
    await this.driver.until(() => !this.isRinging, `${this.number} stops ringing`, seconds);
  }

  /** Writes to one of the line's numbers, and lets the message arrive. @throws when the account has no such number */
  async writes(to: string, body: string, { whatsapp = false } = {}): Promise<void> {
    const line = this.world.numbers.find(to);
    if (!line) throw new Error(`${to} is no number of the line`);
    receiveMessage(this.world, whatsapp ? `whatsapp:${this.number}` : this.number, line, body);
    await this.driver.settle();
  }

  /** Waits for a text message that was not waited for before. */
  async receivesText(what: string | RegExp = '', { seconds }: Patience = {}): Promise<HandsetText> {
    const matches = ({ body }: HandsetText) => (typeof what === 'string' ? body.includes(what) : what.test(body));
    const find = () => this.texts.findIndex((text, index) => index >= this.readUpTo && matches(text));
    await this.driver.until(() => find() >= 0, `${this.number} receives a text with ${String(what)}`, seconds);
    const at = find();
    this.readUpTo = at + 1;
    return this.texts[at]!;
  }
}
