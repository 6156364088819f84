import type { Core } from '../core.js';
import { newSid } from '../sid.js';
import { Attention, type Interruption } from './attention.js';
import type { CallOptions } from './call-options.js';
import { eventOf, isFinal, type CallStatus, type FinalStatus } from './call-state.js';
import { Ear, type Given } from './ear.js';
import { fieldsOf } from './call-fields.js';
import { rfc2822 } from '../dates.js';

/** Words that somebody on a call heard. */
export interface HeardWords {
  readonly words: string;
  /** As the document said; undefined: words of the other party, or a sound. */
  readonly language?: string;
  readonly from: 'line' | 'other';
  readonly at: number;
}

/** One leg: between the network and one telephone. */
export class Call {
  readonly sid = newSid('CA');
  readonly attention = new Attention();
  readonly ear = new Ear();
  readonly heard: HeardWords[] = [];
  readonly createdAt: number;
  status: CallStatus = 'queued';
  updatedAt: number;
  /** When it was dialled, or came in. */
  startedAt: number | undefined;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  /** How long it waited for its turn to be dialled, in milliseconds. */
  queueTimeMs = 0;
  /** It was told to go its own way, apart from whoever dialled it. */
  isElsewhere = false;
  /** While it rings: who called stops it by this. */
  stopRinging: ((status: FinalStatus) => void) | undefined;
  private talkingWith: Call | undefined;
  private readonly atJoin = new Set<() => void>();
  private sequence = 0;
  private readonly atEnd = new Set<() => void>();

  constructor(
    private readonly core: Core,
    readonly options: CallOptions,
  ) {
    this.createdAt = this.updatedAt = core.clock.now();
  }

  get isOver(): boolean {
    return isFinal(this.status);
  }

  /** Whole seconds since it was answered, until it ended; undefined when it never was. */
  get durationSeconds(): number | undefined {
    if (this.answeredAt === undefined) return undefined;
    return Math.round(((this.endedAt ?? this.core.clock.now()) - this.answeredAt) / 1_000);
  }

  /** Moves on, and tells whoever subscribed. After its end nothing changes any more. */
  become(status: CallStatus): void {
    if (this.isOver || this.status === status) return;
    const { clock, trace } = this.core;
    this.status = status;
    this.updatedAt = clock.now();
    if (status === 'initiated' || status === 'ringing') this.startedAt ??= this.updatedAt;
    if (status === 'in-progress') this.answeredAt = this.updatedAt;
    if (this.isOver) this.endedAt = this.updatedAt;
    const { from, to, direction, parentSid } = this.options;
    trace.add('call', { callSid: this.sid, status, from, to, direction, ...(parentSid && { parentSid }) });
    this.tell(status);
    if (!this.isOver) return;
    this.stopRinging = undefined;
    this.attention.interrupt({ kind: 'over' });
    for (const act of this.atEnd) act();
    this.atEnd.clear();
  }

  /** Ends it in whatever way is right for where it stands. */
  end(unanswered: FinalStatus = 'canceled'): void {
    if (this.stopRinging) return this.stopRinging(unanswered);
    this.become(this.answeredAt === undefined ? unanswered : 'completed');
  }

  interrupt(why: Interruption): void {
    if (this.isOver) return;
    if (why.kind === 'redirected') this.isElsewhere = true;
    this.attention.interrupt(why);
  }

  /** The call that this one talks with, two of them alone. */
  get peer(): Call | undefined {
    return this.talkingWith;
  }

  set peer(other: Call | undefined) {
    this.talkingWith = other;
    if (!other) return;
    for (const act of this.atJoin) act();
    this.atJoin.clear();
  }

  /** Resolves when it talks with another for the next time. */
  joined(): Promise<void> {
    return new Promise((resolve) => this.atJoin.add(resolve));
  }

  /** @returns no longer wants to know */
  onEnd(act: () => void): () => void {
    if (this.isOver) act();
    else this.atEnd.add(act);
    return () => void this.atEnd.delete(act);
  }

  /** Whoever holds the telephone hears words or a sound. */
  hear(words: string, from: HeardWords['from'] = 'line', language?: string): void {
    if (this.isOver) return;
    this.heard.push({ words, from, language, at: this.core.clock.now() });
    this.core.trace.add('heard', { callSid: this.sid, words, from, ...(language && { language }) });
  }

  /** Whoever holds the telephone says something or presses a key. */
  give(given: Given): void {
    if (this.isOver) return;
    const heard = this.ear.give(given);
    if ('key' in given) this.core.trace.add('pressed', { callSid: this.sid, key: given.key, heard });
    else this.core.trace.add('said', { callSid: this.sid, words: given.words, heard });
  }

  private tell(status: CallStatus): void {
    const event = eventOf(status);
    const callback = this.options.statusCallback;
    if (!callback || !event || !callback.events.includes(event)) return;
    const sequence = this.sequence;
    this.sequence += 1;
    const ended = this.isOver && { CallDuration: String(this.durationSeconds ?? 0), Duration: String(minutes(this.durationSeconds)) };
    this.core.webhooks.tell('call-status', callback.url, callback.method, {
      ...fieldsOf(this, this.core.accountSid),
      ...ended,
      ...(this.isOver && { SipResponseCode: SIP_CODES[status as FinalStatus] }),
      Timestamp: rfc2822(this.updatedAt),
      CallbackSource: 'call-progress-events',
      SequenceNumber: String(sequence),
    });
  }
}

/** Minutes as they are charged for: begun ones count. */
const minutes = (seconds = 0): number => Math.ceil(seconds / 60);

const SIP_CODES: Readonly<Record<FinalStatus, string>> = {
  completed: '200',
  busy: '486',
  'no-answer': '480',
  failed: '404',
  canceled: '487',
};
