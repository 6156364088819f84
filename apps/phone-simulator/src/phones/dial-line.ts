import type { Call } from '../engine/calls/call.js';
import { receiveCall } from '../engine/calls/receive-call.js';
import type { OwnedNumber } from '../engine/line-numbers.js';
import type { World } from '../engine/world.js';
import type { Handset } from './handset.js';

/** A telephone calls the line. @returns undefined when it is in a call or rings */
export function dialLine(world: World, handset: Handset, line: OwnedNumber): Call | undefined {
  if (handset.current || handset.ringing) return undefined;
  const call = receiveCall(world, handset.shownNumber, line);
  handset.take(call);
  handset.behave(call);
  return call;
}
