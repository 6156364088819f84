import type { Destination } from '../calls/attention.js';
import type { Call } from '../calls/call.js';
import type { Talk } from '../calls/talk.js';
import { newSid } from '../sid.js';

/** How a member is taken out. */
export type Dequeued =
  | {
      readonly result: 'bridged';
      /** What the queued caller hears before. */
      readonly whisper?: Destination;
      /** Begins the talk; undefined when whoever dialled is gone. */
      readonly join: () => Talk | undefined;
      /** There will be no talk: the queued caller is gone. */
      readonly gone: () => void;
    }
  | { readonly result: 'redirected'; readonly url: string; readonly method: 'GET' | 'POST' };

export interface Member {
  readonly call: Call;
  readonly enqueuedAt: number;
  /** Somebody is about to talk with them: nobody else may. */
  claimed: boolean;
  /** Takes them out, and stops what they hear while waiting. */
  readonly dequeue: (how: Dequeued) => void;
}

const DEFAULT_MAX_SIZE = 1_000;

/** Calls that wait, first come, first served. */
export class Queue {
  readonly sid = newSid('QU');
  maxSize = DEFAULT_MAX_SIZE;
  updatedAt: number;
  private readonly waiting: Member[] = [];
  private readonly wanting: (() => void)[] = [];
  private waits: number[] = [];

  constructor(
    readonly name: string,
    readonly createdAt: number,
  ) {
    this.updatedAt = createdAt;
  }

  get members(): readonly Member[] {
    return this.waiting;
  }

  get isFull(): boolean {
    return this.waiting.length >= this.maxSize;
  }

  join(member: Member): void {
    this.waiting.push(member);
    this.updatedAt = member.enqueuedAt;
    for (const act of this.wanting.splice(0)) act();
  }

  leave(member: Member, now: number): void {
    const at = this.waiting.indexOf(member);
    if (at < 0) return;
    this.waiting.splice(at, 1);
    this.updatedAt = now;
    this.waits = [...this.waits, (now - member.enqueuedAt) / 1_000].slice(-100);
  }

  /** From 1; 0 when they are not in it. */
  positionOf(call: Call): number {
    return this.waiting.findIndex((member) => member.call === call) + 1;
  }

  /** Takes whoever is first and not taken yet. */
  claim(): Member | undefined {
    const first = this.waiting.find(({ claimed, call }) => !claimed && !call.isOver);
    if (first) first.claimed = true;
    return first;
  }

  /** Resolves when somebody joins. */
  joined(): Promise<void> {
    return new Promise((resolve) => this.wanting.push(resolve));
  }

  /** Seconds, of the last that left. */
  get averageWait(): number {
    if (this.waits.length === 0) return 0;
    return Math.round(this.waits.reduce((sum, each) => sum + each, 0) / this.waits.length);
  }
}
