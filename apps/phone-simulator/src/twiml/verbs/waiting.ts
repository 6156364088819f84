import type { Destination } from '../../engine/calls/attention.js';
import type { Part, Stage } from '../stage.js';
import type { Ending } from '../next.js';

const MUSIC_SECONDS = 10;
/** So that a document in which nothing takes time is not asked for without end at one instant. */
const LEAST_SECONDS = 1;

/**
 * Plays a waiting document again and again, or music when there is none or it cannot be had.
 * @returns when it leaves, hangs up, or is stopped
 */
export async function playWaiting({ world, call }: Stage, part: Part, wait: Destination | undefined): Promise<Ending | 'stopped'> {
  for (;;) {
    const began = world.clock.now();
    const ending = wait ? await part.run(wait) : 'failed';
    if (ending === 'leave' || ending === 'hangUp' || ending === 'stopped') return ending;
    if (ending === 'failed') call.hear('♪ music');
    const least = ending === 'failed' ? MUSIC_SECONDS : LEAST_SECONDS;
    const passed = (world.clock.now() - began) / 1_000;
    if (passed < least && !(await part.pause(least - passed))) return 'stopped';
  }
}
