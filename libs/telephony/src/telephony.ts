import type { CallState, MessageChannel, MessageState } from './call-state.js';
import type { Outcome } from './outcome.js';

/** A call that we place. Numbers are E.164 (`+358…`), URLs absolute. */
export interface CallToPlace {
  readonly to: string;
  /** One of our own numbers: what the called person sees. */
  readonly from: string;
  /** Asked for the first script when somebody, or something, answers. */
  readonly scriptUrl: string;
  /** Told of every step: starting, ringing, answered, over. */
  readonly statusUrl: string;
  /** How long it rings before it counts as not answered (5–600). */
  readonly ringSeconds: number;
}

/** A text message that we send. Numbers are E.164, on either channel. */
export interface MessageToSend {
  readonly channel: MessageChannel;
  readonly to: string;
  readonly from: string;
  /** At most {@link MAX_MESSAGE_LENGTH} UTF-16 code units. */
  readonly text: string;
  /** Told of every step: sent, delivered or not, read. */
  readonly statusUrl: string;
}

export const MAX_MESSAGE_LENGTH = 1_600;

/**
 * A call as the provider knows it. `from` is null when the caller hides their number. Times are milliseconds since 1970;
 * `createdAt` is null while it is so new that the provider does not say.
 */
export interface KnownCall {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly from: string | null;
  readonly to: string | null;
  readonly state: CallState;
  readonly createdAt: number | null;
  readonly endedAt: number | null;
  readonly durationSeconds: number | null;
}

export interface KnownMessage {
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly channel: MessageChannel;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
  readonly state: MessageState;
  readonly createdAt: number | null;
}

export interface KnownRecording {
  readonly id: string;
  readonly callId: string | null;
  readonly createdAt: number;
  readonly durationSeconds: number | null;
  /** False while it is being made; a failed one is not listed. */
  readonly ready: boolean;
}

/** Which calls or messages. `since` and `until` (exclusive) are milliseconds since 1970 by the provider's clock: leave a margin. */
export interface Window {
  readonly from?: string;
  readonly to?: string;
  readonly since: number;
  readonly until?: number;
}

/** Whether something belongs to what was asked for. What has no time yet is new. */
export const isWithin = ({ since, until }: Pick<Window, 'since' | 'until'>, createdAt: number | null): boolean =>
  createdAt === null || (createdAt >= since && (until === undefined || createdAt < until));

/** `complete` is false when there were more than the {@link MAX_LISTED} that are returned. */
export type Listed<T> = Outcome<{ items: readonly T[]; complete: boolean }>;

export const MAX_LISTED = 5_000;

/**
 * The city's phone line, whoever provides it: the port, and its Nest token. Every request ends in a named outcome and never
 * throws for what is to be expected (a wrong number, a provider that is down). Nothing is repeated by itself: placing a call and
 * sending a message are not idempotent, so after `unknown-outcome` the caller lists what there is before doing it again.
 * Numbers are E.164 on both sides; a hidden caller id is null.
 */
export abstract class Telephony {
  /** Rings somebody. `callId` is what every later event of this call carries. */
  abstract placeCall(call: CallToPlace): Promise<Outcome<{ callId: string }>>;

  /** Stops a call that rings, hangs up one that runs. One that is over already counts as ended. */
  abstract endCall(callId: string): Promise<Outcome>;

  /** A running call leaves whatever it does and goes on with the script at `url`. `gone`: it is over. */
  abstract redirectCall(callId: string, url: string): Promise<Outcome>;

  /** `state` is where the message stands now; how it ends comes to `statusUrl`. */
  abstract sendMessage(message: MessageToSend): Promise<Outcome<{ messageId: string; state: MessageState }>>;

  abstract findCall(callId: string): Promise<Outcome<{ call: KnownCall }>>;

  /** Also those that were asked for but do not ring yet; newest first. */
  abstract listCalls(window: Window): Promise<Listed<KnownCall>>;

  /** Also those that were asked for but are not sent yet; newest first. Without numbers: both channels. */
  abstract listMessages(window: Window & { readonly channel: MessageChannel }): Promise<Listed<KnownMessage>>;

  abstract listRecordings(window: { readonly since: number }): Promise<Listed<KnownRecording>>;

  /** The sound of a recording; `too-big` when it has more than `maxBytes`. */
  abstract fetchRecording(recordingId: string, maxBytes: number): Promise<Outcome<{ bytes: Buffer; contentType: string }>>;

  /** Removes a recording at the provider. One that is gone already counts as removed. */
  abstract deleteRecording(recordingId: string): Promise<Outcome>;

  /** Somebody in a conference no longer hears or is heard, or again is. `waitUrl`: the script that they hear meanwhile. */
  abstract hold(conference: string, callId: string, on: boolean, waitUrl?: string): Promise<Outcome>;

  /** Somebody in a conference, and nobody else, hears the script at `url` over what is said in it. `gone`: they are not in it. */
  abstract announce(conference: string, callId: string, url: string): Promise<Outcome>;

  /** Takes somebody out of a conference: their call goes on with what its script says next. Not in it (any more) counts as removed. */
  abstract removeFromConference(conference: string, callId: string): Promise<Outcome>;
}
