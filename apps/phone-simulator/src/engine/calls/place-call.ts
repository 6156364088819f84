import { conduct } from '../../twiml/flow.js';
import type { World } from '../world.js';
import type { Destination } from './attention.js';
import type { Call } from './call.js';
import { ring } from './ring.js';
import type { Turnstile } from './turnstile.js';

/** Dials a call when its turn comes; answered, it does what `destination` says. */
export function placeCall(world: World, turnstile: Turnstile, call: Call, ringSeconds: number, destination: Destination): void {
  const seconds = turnstile.take();
  const turn = world.clock.after(seconds, () => {
    call.queueTimeMs = world.clock.now() - call.createdAt;
    call.stopRinging = undefined;
    void ring(world, call, ringSeconds).then((answered) => (answered ? conduct(world, call, destination) : undefined));
  });
  // Until then it can only be called off.
  call.stopRinging = () => {
    turn.cancel();
    call.stopRinging = undefined;
    call.become('canceled');
  };
}
