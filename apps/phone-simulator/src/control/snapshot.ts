import type { ChaosSettings } from '../chaos/chaos.js';
import type { Call, HeardWords } from '../engine/calls/call.js';
import type { CallStatus } from '../engine/calls/call-state.js';
import type { World } from '../engine/world.js';
import type { Behaviour } from '../phones/behaviour.js';
import type { Handset, HandsetText } from '../phones/handset.js';

export interface ShownCall {
  readonly callSid: string;
  /** The other end, as the telephone shows it. */
  readonly other: string;
  readonly outgoing: boolean;
  readonly status: CallStatus;
  readonly isOver: boolean;
  readonly answeredAt: number | null;
  /** The last of what was heard, and how much it was in all. */
  readonly heard: readonly HeardWords[];
  readonly heardCount: number;
}

export interface ShownHandset {
  readonly number: string;
  readonly name: string | null;
  readonly behaviour: Behaviour;
  /** The number that calls it; null: it does not ring. */
  readonly ringing: string | null;
  readonly call: ShownCall | null;
  readonly texts: readonly HandsetText[];
}

/** Everything that a page needs to show the telephones. */
export interface Snapshot {
  readonly now: number;
  /** The last entry of the trace that is in it. */
  readonly seq: number;
  readonly numbers: readonly { readonly number: string; readonly name: string | null; readonly voice: boolean; readonly texts: boolean }[];
  readonly handsets: readonly ShownHandset[];
  readonly chaos: ChaosSettings;
}

const LAST_HEARD = 40;
const LAST_TEXTS = 40;

export const snapshotOf = (world: World): Snapshot => ({
  now: world.clock.now(),
  seq: world.trace.lastSeq,
  numbers: world.numbers.all().map(({ number, name, voiceUrl, smsUrl }) => ({
    number,
    name: name ?? null,
    voice: voiceUrl !== undefined,
    texts: smsUrl !== undefined,
  })),
  handsets: world.phones.all().map(shown),
  chaos: world.chaos.current,
});

const shown = (handset: Handset): ShownHandset => ({
  number: handset.number,
  name: handset.name ?? null,
  behaviour: handset.behaviour,
  ringing: handset.ringing?.options.from ?? null,
  call: handset.last ? shownCall(handset.last, handset) : null,
  texts: handset.texts.slice(-LAST_TEXTS),
});

function shownCall(call: Call, handset: Handset): ShownCall {
  const outgoing = call.options.direction === 'inbound';
  return {
    callSid: call.sid,
    other: outgoing ? call.options.to : call.options.from === handset.number ? call.options.to : call.options.from,
    outgoing,
    status: call.status,
    isOver: call.isOver,
    answeredAt: call.answeredAt ?? null,
    heard: call.heard.slice(-LAST_HEARD),
    heardCount: call.heard.length,
  };
}
