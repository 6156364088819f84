import { conduct } from '../../twiml/flow.js';
import type { OwnedNumber } from '../line-numbers.js';
import type { World } from '../world.js';
import type { Call } from './call.js';

/**
 * Somebody dials one of the account's numbers.
 * @param from as the line shows it
 */
export function receiveCall(world: World, from: string, line: OwnedNumber): Call {
  const call = world.calls.add({
    from,
    to: line.number,
    direction: 'inbound',
    phoneNumberSid: line.sid,
    ...(line.statusUrl && { statusCallback: { url: line.statusUrl, method: 'POST', events: ['completed'] } }),
    ...(line.fallbackUrl && { fallback: { url: line.fallbackUrl, method: 'POST' } }),
  });
  call.become('ringing');
  if (line.voiceUrl) void conduct(world, call, { url: line.voiceUrl });
  else call.become('failed');
  return call;
}
