import type { World } from '../world.js';
import type { Call } from './call.js';
import type { CallStatus } from './call-state.js';

/** Until a number is found and begins to ring. */
const SETUP_SECONDS = 0.5;

/**
 * Rings the telephone of a call until it is answered, refuses, or `seconds` are over.
 * @returns whether it was answered; whoever answers may be a machine
 */
export function ring(world: World, call: Call, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const phone = world.phones.of(call.options.to);
    const done = (status: CallStatus) => {
      timer.cancel();
      phone.stopRinging(call);
      call.stopRinging = undefined;
      call.become(status);
      resolve(status === 'in-progress');
    };
    call.stopRinging = done;
    call.become('initiated');
    let timer = world.clock.after(SETUP_SECONDS, () => {
      const refusal = phone.reach();
      if (refusal) return done(refusal);
      call.become('ringing');
      timer = world.clock.after(seconds, () => done('no-answer'));
      phone.ring(call, { answer: () => done('in-progress'), decline: () => done('busy') });
    });
  });
}
