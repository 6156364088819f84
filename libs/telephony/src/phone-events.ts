import type { CallState, MessageChannel, MessageState } from './call-state.js';
import type { Refusal } from './outcome.js';

/**
 * What the provider tells us, in our own words. All may come late, twice and out of order. Numbers are E.164 and null when
 * hidden; times are milliseconds since 1970 by the provider's clock.
 */

/** Somebody calls the line, or a call of ours was answered: it waits for its first script. */
export interface CallStarted {
  readonly callId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: 'incoming' | 'outgoing';
}

/** What was given to an `ask`: keys or words. */
export interface Given {
  readonly callId: string;
  /** `0`–`9`, `*`, `#`, as pressed. */
  readonly digits: string | null;
  readonly words: string | null;
  /** How sure the provider is of the words, from 0 to 1. */
  readonly confidence: number | null;
}

/** Somebody waits in a queue, and it is asked what they hear. */
export interface Waiting {
  readonly callId: string;
  /** 1 is next. */
  readonly position: number;
  readonly waitedSeconds: number;
}

export type QueueResult = 'connected' | 'left' | 'redirected' | 'full' | 'hung-up' | 'error';

/** How the waiting ended. `connected`: they have talked; `left`: by a `leaveQueue`; `redirected`: by `redirectCall`. */
export interface QueueLeft {
  readonly callId: string;
  readonly result: QueueResult;
  readonly waitedSeconds: number | null;
}

/** A step in the life of a call or a leg. `sequence` counts from 0 for each call; null where the provider gives none. */
export interface CallProgress {
  readonly callId: string;
  readonly state: CallState;
  readonly sequence: number | null;
  readonly at: number | null;
  readonly durationSeconds: number | null;
}

/** A `connectNumber` or `connectQueue` of call `callId` is over. `otherCallId`: the leg that was rung, or the call that had waited. */
export interface DialEnded {
  readonly callId: string;
  readonly otherCallId: string | null;
  readonly state: CallState;
  readonly talkedSeconds: number | null;
}

/** `made`: something was recorded. `ready`: it can be fetched. `absent`: nothing was said. */
export interface RecordingNews {
  readonly recordingId: string;
  readonly callId: string;
  readonly state: 'made' | 'ready' | 'absent' | 'failed';
  readonly durationSeconds: number | null;
  readonly startedAt: number | null;
}

export interface ConferenceNews {
  /** As it was named in `joinConference`. */
  readonly conference: string;
  readonly event: 'started' | 'ended' | 'joined' | 'left' | 'held' | 'unheld';
  /** Whom it is about; null when it is about the conference. */
  readonly callId: string | null;
  readonly sequence: number | null;
  readonly at: number | null;
}

export interface MessageMedia {
  /** At the provider, behind its credentials: never a link for anybody, and not to be fetched unchecked. */
  readonly url: string;
  readonly contentType: string;
}

export interface MessageArrived {
  readonly messageId: string;
  readonly channel: MessageChannel;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
  /** How many pictures and sounds came with it; `media` may hold fewer. */
  readonly mediaCount: number;
  readonly media: readonly MessageMedia[];
  /** The sender wants no more messages (the provider blocks them from now on), or wants them again. */
  readonly consent: 'stop' | 'start' | null;
}

/** How a message that we sent fares. `refusal` and `code` say why it did not arrive. */
export interface MessageProgress {
  readonly messageId: string;
  readonly state: MessageState;
  readonly refusal: Refusal | null;
  readonly code: string | null;
}
