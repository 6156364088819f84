import type { Language } from '#domain';

/** Words that are spoken to the caller, in the voice of their language. */
export interface Say {
  readonly step: 'say';
  readonly text: string;
  readonly language: Language;
}

/** A sound file. */
export interface Play {
  readonly step: 'play';
  readonly url: string;
}

export interface Pause {
  readonly step: 'pause';
  readonly seconds: number;
}

/** What may be heard while an answer is awaited: a key ends it. */
export type Prompt = Say | Play | Pause;

/**
 * Waits for keys, or for words when `speech` is there. Something was given: `then` is asked what comes next. Nothing was: the
 * script goes on with its next step, so that nobody is ever caught in a loop.
 */
export interface Ask {
  readonly step: 'ask';
  readonly digits: { readonly max: number; readonly finishOnKey?: string };
  readonly timeoutSeconds: number;
  readonly speech?: { readonly language: Language; readonly hints?: readonly string[] };
  readonly prompts: readonly Prompt[];
  readonly then: string;
}

/** Waits in a queue; `waitUrl` is asked again and again what is heard meanwhile, `then` what comes next, however the waiting ended. */
export interface WaitInQueue {
  readonly step: 'waitInQueue';
  readonly queue: string;
  readonly waitUrl: string;
  readonly then: string;
}

/** Only in a script of a `waitUrl`: leaves the queue, and the call goes on with the queue's `then`. */
export interface LeaveQueue {
  readonly step: 'leaveQueue';
}

/** Joins this call with the one that waits first in a queue, who hears `beforeUrl` before that; `then` once they have talked. */
export interface ConnectQueue {
  readonly step: 'connectQueue';
  readonly queue: string;
  readonly beforeUrl: string;
  readonly then: string;
}

/** Rings another number (E.164) and joins both; the called one hears `beforeUrl` before that. `then` is told how it went. */
export interface ConnectNumber {
  readonly step: 'connectNumber';
  readonly number: string;
  readonly callerId: string;
  readonly ringSeconds: number;
  readonly beforeUrl?: string;
  readonly then: string;
  readonly statusUrl?: string;
}

/** Everybody in a conference of one name hears each other. `waitUrl`: what is heard until it starts. */
export interface JoinConference {
  readonly step: 'joinConference';
  readonly name: string;
  readonly startOnEnter: boolean;
  readonly endOnExit: boolean;
  readonly waitUrl?: string;
  readonly statusUrl?: string;
  readonly then?: string;
}

/**
 * Records what the caller says, until `finishOnKey`, silence or hanging up; then `then` is asked what comes next. Nothing was
 * said: the script goes on with its next step. `statusUrl` is told when the sound can be fetched, or that there is none.
 */
export interface Record {
  readonly step: 'record';
  readonly maxSeconds: number;
  readonly finishOnKey: string;
  readonly beep: boolean;
  readonly then: string;
  readonly statusUrl: string;
}

/** The script at `url` takes over; no later step is done. */
export interface Go {
  readonly step: 'go';
  readonly url: string;
}

export interface HangUp {
  readonly step: 'hangUp';
}

/** Does not answer an incoming call at all: only as the first step. */
export interface Reject {
  readonly step: 'reject';
  readonly reason: 'busy' | 'rejected';
}

export type Step =
  Say | Play | Pause | Ask | WaitInQueue | LeaveQueue | ConnectQueue | ConnectNumber | JoinConference | Record | Go | HangUp | Reject;

/** What happens on a call until somebody is asked again: steps, one after another; after the last the call ends. */
export type CallScript = readonly Step[];
