import { wait } from '../../engine/clock/sim-clock.js';
import { numberOf } from '../attributes.js';
import type { Stage } from '../stage.js';
import { ON, type Next } from '../next.js';
import type { Element } from '../parse.js';

const CHARACTERS_PER_SECOND = 15;
const SOUND_SECONDS = 3;
/** `loop="0"` means for ever: as long as this is. */
const FOR_EVER = 1_000;

/** How long it takes to say something. Pure. */
export const secondsToSay = (text: string): number => Math.max(1, text.length / CHARACTERS_PER_SECOND);

/** Say, Play, Pause as a verb. @throws {Interrupted} */
export async function prompt(stage: Stage, element: Element): Promise<Next> {
  await stage.attention.on((signal) => play(stage, element, signal));
  return ON;
}

/** The caller hears something, or nothing, for as long as it takes. Never resolves once `signal` is aborted. */
export async function play({ call, world }: Stage, element: Element, signal: AbortSignal): Promise<void> {
  if (element.name === 'Pause') return wait(world.clock, numberOf(element, 'length', 1, 0, 600), signal);
  const times = numberOf(element, 'loop', 1, 0, FOR_EVER) || FOR_EVER;
  for (let time = 0; time < times; time += 1) {
    if (element.name === 'Say') call.hear(element.text, 'line', element.attributes.language);
    else call.hear(`♪ ${element.attributes.digits ?? element.text}`, 'line');
    await wait(world.clock, element.name === 'Say' ? secondsToSay(element.text) : SOUND_SECONDS, signal);
  }
}
