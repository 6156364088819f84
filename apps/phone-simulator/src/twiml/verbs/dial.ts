import type { Stage } from '../stage.js';
import { knownChildren } from '../grammar.js';
import type { Next } from '../next.js';
import type { Element } from '../parse.js';
import { dialConference } from './dial-conference.js';
import { dialNumbers } from './dial-numbers.js';
import { dialQueue } from './dial-queue.js';

/** Joins the call with somebody else, in one of four ways; `action` is told how it went. @throws {Interrupted} */
export function dial(stage: Stage, element: Element): Promise<Next> {
  const nouns = knownChildren(element);
  const queue = nouns.find(({ name }) => name === 'Queue');
  if (queue) return dialQueue(stage, element, queue);
  const conference = nouns.find(({ name }) => name === 'Conference');
  if (conference) return dialConference(stage, element, conference);
  return dialNumbers(stage, element, nouns.length > 0 ? nouns : [{ ...element, name: 'Number', attributes: {}, children: [] }]);
}
