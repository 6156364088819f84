import type { DemoCase } from '../demo-case.js';
import { ANSWERED } from './answered.js';
import { CLOSED } from './closed.js';
import { HELD } from './held.js';
import { MISSED } from './missed.js';
import { WAITING } from './waiting.js';

/** Every case of the demo. One that another one follows stands before it. */
export const DEMO_CASES: readonly DemoCase[] = [...WAITING, ...HELD, ...MISSED, ...ANSWERED, ...CLOSED];
