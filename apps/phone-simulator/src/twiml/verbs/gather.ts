import type { Given } from '../../engine/calls/ear.js';
import { wait } from '../../engine/clock/sim-clock.js';
import { flagOf, methodOf, numberOf, wordsOf } from '../attributes.js';
import type { Stage } from '../stage.js';
import { knownChildren } from '../grammar.js';
import { ON, type Next } from '../next.js';
import type { Element } from '../parse.js';
import { Answer } from './gather-answer.js';
import { play } from './prompts.js';

/** Between the last word and the end of listening. */
const SPEECH_PAUSE_SECONDS = 1;

/**
 * Waits for keys or words; the prompts in it stop at the first. Without an answer the document goes on, unless an empty one is
 * wanted, too. Where there is no `action` the same document is asked for again.
 * @throws {Interrupted}
 */
export async function gather(stage: Stage, element: Element): Promise<Next> {
  const input = wordsOf(element, 'input', ['dtmf']);
  const answer = new Answer(element.attributes.finishOnKey ?? '#', numberOf(element, 'numDigits', Number.MAX_SAFE_INTEGER, 1));
  const stop = stage.call.ear.listen({
    wants: input.includes('dtmf') ? (input.includes('speech') ? 'both' : 'keys') : 'words',
    hear: (given: Given) => answer.add(given),
  });
  try {
    await stage.attention.on(async (signal) => {
      await hearPrompts(stage, element, answer, signal);
      await listen(stage, element, answer, signal);
    });
  } finally {
    stop();
  }
  const fields = answer.fields();
  if (!fields && !flagOf(element, 'actionOnEmptyResult', false)) return ON;
  const again = { url: stage.url, method: methodOf(element), fields: fields ?? { Digits: '' } };
  return stage.action(element, again.fields, { go: 'to', destination: again });
}

/** Until they end or something is given. */
async function hearPrompts(stage: Stage, element: Element, answer: Answer, signal: AbortSignal): Promise<void> {
  const begun = new AbortController();
  const playAll = async () => {
    for (const child of knownChildren(element)) await play(stage, child, AbortSignal.any([signal, begun.signal]));
  };
  await Promise.race([playAll(), answer.next()]);
  begun.abort();
}

/** Listens on until the answer is whole or nothing more comes. */
async function listen({ world }: Stage, element: Element, answer: Answer, signal: AbortSignal): Promise<void> {
  const timeout = numberOf(element, 'timeout', 5, 0, 600);
  while (!answer.isWhole) {
    const more = new AbortController();
    const silence = wait(world.clock, answer.isSpoken ? SPEECH_PAUSE_SECONDS : timeout, AbortSignal.any([signal, more.signal]));
    const givenMore = await Promise.race([answer.next().then(() => true), silence.then(() => false)]);
    more.abort();
    if (!givenMore) return;
  }
}
