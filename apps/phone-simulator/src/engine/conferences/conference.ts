import type { Call } from '../calls/call.js';
import type { Core } from '../core.js';
import { rfc2822 } from '../dates.js';
import { newSid } from '../sid.js';

export interface ConferenceCallback {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** `start`, `end`, `join`, `leave`, `mute`, `hold`. */
  readonly events: readonly string[];
}

export interface Hold {
  readonly url?: string;
  readonly method: 'GET' | 'POST';
}

export interface Participant {
  readonly call: Call;
  readonly joinedAt: number;
  readonly label: string | undefined;
  readonly startsOnEnter: boolean;
  endsOnExit: boolean;
  muted: boolean;
  hold: Hold | undefined;
  /** What they hear may be another sound now. */
  refresh(): void;
  /** They alone hear this once, over whatever else they hear. */
  announce(announcement: { readonly url: string; readonly method: 'GET' | 'POST' }): void;
  /** They are out of it, and their call goes on. */
  leave(): void;
}

export type EndReason =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-kicked'
  | 'last-participant-left';

/** Calls that all hear each other. It starts when there are two, of whom at least one may start it. */
export class Conference {
  readonly sid = newSid('CF');
  readonly createdAt: number;
  updatedAt: number;
  status: 'init' | 'in-progress' | 'completed' = 'init';
  endReason: EndReason | null = null;
  endedBy: string | null = null;
  private readonly members = new Map<string, Participant>();
  private callback: ConferenceCallback | undefined;
  private sequence = 0;

  constructor(
    private readonly core: Core,
    readonly name: string,
  ) {
    this.createdAt = this.updatedAt = core.clock.now();
  }

  get participants(): readonly Participant[] {
    return [...this.members.values()];
  }

  find(callSid: string): Participant | undefined {
    return this.members.get(callSid);
  }

  /** @param callback the first that is given stands for all */
  join(participant: Participant, callback: ConferenceCallback | undefined): void {
    this.callback ??= callback;
    this.members.set(participant.call.sid, participant);
    this.tell('participant-join', 'join', participant);
    if (this.status === 'init' && this.members.size > 1 && this.participants.some(({ startsOnEnter }) => startsOnEnter)) {
      this.status = 'in-progress';
      this.tell('conference-start', 'start');
    }
    this.refresh();
  }

  /** @param kicked by REST, instead of by themselves */
  remove(participant: Participant, kicked = false): void {
    if (!this.members.delete(participant.call.sid)) return;
    this.tell('participant-leave', 'leave', participant);
    participant.leave();
    if (participant.endsOnExit) this.end(`participant-with-end-conference-on-exit-${kicked ? 'kicked' : 'left'}`, participant.call.sid);
    else if (this.members.size === 0) this.end(kicked ? 'last-participant-kicked' : 'last-participant-left', participant.call.sid);
  }

  end(reason: EndReason, by: string | null = null): void {
    if (this.status === 'completed') return;
    this.status = 'completed';
    this.endReason = reason;
    this.endedBy = by;
    for (const participant of this.participants) this.remove(participant);
    this.tell('conference-end', 'end', undefined, { ReasonConferenceEnded: reason, ...(by && { CallSidEndingConference: by }) });
  }

  setMuted(participant: Participant, muted: boolean): void {
    if (participant.muted === muted) return;
    participant.muted = muted;
    this.tell(muted ? 'participant-mute' : 'participant-unmute', 'mute', participant);
  }

  /** @param hold undefined: they are back */
  setHold(participant: Participant, hold: Hold | undefined): void {
    const changed = (hold === undefined) !== (participant.hold === undefined);
    participant.hold = hold;
    if (!changed) return;
    this.tell(hold ? 'participant-hold' : 'participant-unhold', 'hold', participant);
    participant.refresh();
  }

  /** What one says all others hear, unless they are held. */
  say(from: Participant, words: string): void {
    if (this.status !== 'in-progress' || from.muted || from.hold) return;
    for (const other of this.participants) if (other !== from && !other.hold) other.call.hear(words, 'other');
  }

  private refresh(): void {
    for (const participant of this.participants) participant.refresh();
  }

  private tell(event: string, subscription: string, about?: Participant, more: Readonly<Record<string, string>> = {}): void {
    const now = this.core.clock.now();
    this.updatedAt = now;
    this.core.trace.add('conference', { did: event, conference: this.name, ...(about && { callSid: about.call.sid }) });
    if (!this.callback?.events.includes(subscription)) return;
    this.sequence += 1;
    this.core.webhooks.tell('conference-status', this.callback.url, this.callback.method, {
      AccountSid: this.core.accountSid,
      ConferenceSid: this.sid,
      FriendlyName: this.name,
      StatusCallbackEvent: event,
      SequenceNumber: String(this.sequence),
      Timestamp: rfc2822(now),
      ...(about && {
        CallSid: about.call.sid,
        Muted: String(about.muted),
        Hold: String(about.hold !== undefined),
        Coaching: 'false',
        StartConferenceOnEnter: String(about.startsOnEnter),
        EndConferenceOnExit: String(about.endsOnExit),
        ...(about.label && { ParticipantLabel: about.label }),
      }),
      ...more,
    });
  }
}
