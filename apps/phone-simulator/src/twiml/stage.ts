import type { Attention, Destination } from '../engine/calls/attention.js';
import type { Call } from '../engine/calls/call.js';
import type { World } from '../engine/world.js';
import type { Place } from './grammar.js';
import type { Ending, Next } from './next.js';
import type { Element } from './parse.js';

type Fields = Readonly<Record<string, string>>;

/** A part of a call that has documents of its own: waiting, a whisper. It ends with the call, and can be ended before. */
export interface Part {
  /** @returns `stopped` when it was ended from outside */
  run(destination: Destination): Promise<Ending | 'stopped'>;
  /** Lets `seconds` pass within it. @returns false when it was stopped */
  pause(seconds: number): Promise<boolean>;
  stop(): void;
}

/** What verbs are executed on. */
export interface Stage {
  readonly world: World;
  readonly call: Call;
  readonly attention: Attention;
  /** Of the document that is executed. */
  readonly url: string;
  /** An address that a document wrote. */
  absolute(address: string): string;
  /** Goes on at the `action` of a verb; where it has none, with what comes `otherwise`. */
  action(element: Element, fields: Fields, otherwise?: Next): Next;
  /** Asks the `action` of a verb, although the answer changes nothing: the call is over, or went elsewhere. */
  tellAction(element: Element, fields: Fields): Promise<void>;
  /** @param more fields that all requests of the part carry, made anew for each */
  part(call: Call, place: Place, more?: () => Fields): Part;
  /** Sends a call its own way, to its end. */
  conduct(call: Call, destination: Destination): Promise<void>;
}
