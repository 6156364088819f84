import type { SimClock } from '../clock/sim-clock.js';
import { newSid } from '../sid.js';
import { isWhatsApp, type Message } from './message.js';

/** All text messages of the account, and who may be written to. */
export class Messages {
  private readonly bySid = new Map<string, Message>();
  private readonly stopped = new Set<string>();
  private readonly lastFrom = new Map<string, number>();

  constructor(private readonly clock: SimClock) {}

  add(message: Pick<Message, 'direction' | 'from' | 'to' | 'body' | 'media' | 'status' | 'statusCallback'>): Message {
    const now = this.clock.now();
    const made: Message = {
      ...message,
      sid: newSid('SM'),
      createdAt: now,
      updatedAt: now,
      sentAt: undefined,
      errorCode: undefined,
    };
    this.bySid.set(made.sid, made);
    return made;
  }

  find(sid: string): Message | undefined {
    return this.bySid.get(sid);
  }

  /** Newest first. */
  all(): Message[] {
    return [...this.bySid.values()].reverse();
  }

  /** Somebody wants no more messages from one of our numbers, or wants them again. */
  setStopped(our: string, their: string, stopped: boolean): void {
    if (stopped) this.stopped.add(`${our} ${their}`);
    else this.stopped.delete(`${our} ${their}`);
  }

  isStopped(our: string, their: string): boolean {
    return this.stopped.has(`${our} ${their}`);
  }

  noteFrom(their: string): void {
    this.lastFrom.set(their, this.clock.now());
  }

  /** On WhatsApp one may write freely only within a day of the other's last message. */
  mayWriteFreely(their: string): boolean {
    if (!isWhatsApp(their)) return true;
    const last = this.lastFrom.get(their);
    return last !== undefined && this.clock.now() - last < 24 * 3_600_000;
  }
}
