import type { Stage } from '../stage.js';
import { ON, type Next } from '../next.js';
import type { Element } from '../parse.js';
import { dial } from './dial.js';
import { enqueue } from './enqueue.js';
import { gather } from './gather.js';
import { record } from './record.js';
import { prompt } from './prompts.js';
import { methodOf } from '../attributes.js';

type Verb = (stage: Stage, element: Element) => Next | Promise<Next>;

const VERBS: Readonly<Record<string, Verb>> = {
  Say: prompt,
  Play: prompt,
  Pause: prompt,
  Gather: gather,
  Record: record,
  Enqueue: enqueue,
  Dial: dial,
  Leave: () => ({ go: 'leave' }),
  Hangup: () => ({ go: 'hangUp' }),
  Redirect: (stage, element) => ({
    go: 'to',
    // Without an address: the document that is being executed, once more.
    destination: { url: element.text === '' ? stage.url : stage.absolute(element.text), method: methodOf(element) },
  }),
  Reject: (_flow, element) => ({ go: 'reject', busy: element.attributes.reason === 'busy' }),
};

/** Executes one verb that may stand where it stands. @throws {Interrupted} */
export const execute: Verb = (stage, element) => VERBS[element.name]?.(stage, element) ?? ON;
