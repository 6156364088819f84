import type { Call } from '../engine/calls/call.js';
import type { FinalStatus } from '../engine/calls/call-state.js';
import type { SimClock } from '../engine/clock/sim-clock.js';
import type { Trace } from '../engine/trace.js';
import { HIDDEN_NUMBER, ORDINARY, type Behaviour } from './behaviour.js';

export interface HandsetText {
  readonly from: string;
  readonly body: string;
  readonly media: readonly string[];
  readonly at: number;
}

interface RingingCall {
  readonly call: Call;
  answer(): void;
  decline(): void;
}

const GREETING = 'This is a voicemail box. Leave a message after the tone.';

/** A telephone, at one number. It has one call at a time, as telephones have. */
export class Handset {
  behaviour: Behaviour = ORDINARY;
  /** What this phone is for, as people read it. */
  name: string | undefined;
  readonly texts: HandsetText[] = [];
  private ringingCall: RingingCall | undefined;
  private lastCall: Call | undefined;

  constructor(
    readonly number: string,
    private readonly clock: SimClock,
    private readonly trace: Trace,
  ) {}

  get shownNumber(): string {
    return this.behaviour.hidden ? HIDDEN_NUMBER : this.number;
  }

  get ringing(): Call | undefined {
    return this.ringingCall?.call;
  }

  /** What it is in: answered or made by it, and not over. */
  get current(): Call | undefined {
    return this.lastCall?.isOver ? undefined : this.lastCall;
  }

  /** What it is or was in last. */
  get last(): Call | undefined {
    return this.lastCall;
  }

  /** @returns why it cannot even ring */
  reach(): FinalStatus | undefined {
    if (this.behaviour.voice === 'invalid') return 'failed';
    return this.behaviour.voice === 'busy' || this.current || this.ringingCall ? 'busy' : undefined;
  }

  ring(call: Call, { answer, decline }: Omit<RingingCall, 'call'>): void {
    const { voice, afterSeconds } = this.behaviour;
    this.ringingCall = {
      call,
      answer: () => {
        this.take(call);
        answer();
        this.behave(call);
      },
      decline,
    };
    this.trace.add('ringing', { callSid: call.sid, number: this.number, from: call.options.from });
    if (voice === 'answers' || voice === 'machine') this.later(call, afterSeconds, () => this.answer());
    if (voice === 'rejects') this.later(call, afterSeconds, () => this.decline());
  }

  stopRinging(call: Call): void {
    if (this.ringingCall?.call === call) this.ringingCall = undefined;
  }

  /** @returns whether anything rang */
  answer(): boolean {
    const ringing = this.ringingCall;
    ringing?.answer();
    return ringing !== undefined;
  }

  /** @returns whether anything rang */
  decline(): boolean {
    const ringing = this.ringingCall;
    ringing?.decline();
    return ringing !== undefined;
  }

  /** This phone is in a call, which it made or answered. */
  take(call: Call): void {
    this.lastCall = call;
  }

  /** What it does by itself once it is in a call. */
  behave(call: Call): void {
    const { voice, says, presses, talksForSeconds } = this.behaviour;
    const words = says ?? (voice === 'machine' ? GREETING : undefined);
    if (words !== undefined) this.later(call, 0.5, () => call.give({ words }));
    if (presses !== undefined) void call.ear.opens('keys').then(() => [...presses].forEach((key) => call.give({ key })));
    if (talksForSeconds !== undefined) void call.joined().then(() => this.later(call, talksForSeconds, () => call.end()));
  }

  private later(call: Call, seconds: number, act: () => void): void {
    const timer = this.clock.after(seconds, act);
    call.onEnd(() => timer.cancel());
  }
}
