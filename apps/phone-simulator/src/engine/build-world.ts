import type { z } from 'zod';
import { Chaos } from '../chaos/chaos.js';
import type { optionsSchema, SimulatorOptions } from '../options.js';
import { Phones } from '../phones/phones.js';
import { Webhooks } from '../webhooks/webhooks.js';
import { Calls } from './calls/calls.js';
import { Chance } from './chance.js';
import { Activity } from './clock/activity.js';
import type { Driver } from './clock/driver.js';
import { RealClock } from './clock/real-clock.js';
import { RealDriver } from './clock/real-driver.js';
import { DEFAULT_QUIET } from './clock/settle.js';
import { VirtualClock } from './clock/virtual-clock.js';
import { VirtualDriver } from './clock/virtual-driver.js';
import { Conferences } from './conferences/conferences.js';
import type { Core } from './core.js';
import { LineNumbers } from './line-numbers.js';
import { Messages } from './messages/messages.js';
import { Queues } from './queues/queues.js';
import { Recordings } from './recordings/recordings.js';
import { Trace } from './trace.js';
import type { World } from './world.js';

export interface BuiltWorld {
  readonly world: World;
  readonly driver: Driver;
  /** Nothing of what was planned happens any more. */
  readonly stopClock: () => void;
}

/** Puts a simulated account together. @param url asked for the simulator's own address once it is known */
export function buildWorld(
  options: z.output<typeof optionsSchema>,
  quiet: NonNullable<SimulatorOptions['quiet']>,
  url: () => string,
): BuiltWorld {
  const activity = new Activity();
  const { clock, driver, stopClock } = buildClock(options, { ...DEFAULT_QUIET, ...quiet }, activity);
  const trace = new Trace(() => clock.now());
  const chaos = new Chaos(new Chance(options.seed), trace);
  const webhooks = new Webhooks(options.authToken, activity, clock, trace, chaos);
  const core: Core = { accountSid: options.accountSid, url, clock, activity, trace, webhooks, chaos };
  const phones = new Phones(clock, trace);
  for (const { number, name, behaviour } of options.handsets) {
    const handset = phones.of(number);
    handset.name = name;
    handset.behaviour = behaviour;
  }
  const world: World = {
    ...core,
    numbers: new LineNumbers(options.numbers, clock.now()),
    calls: new Calls(core),
    queues: new Queues(clock),
    conferences: new Conferences(core),
    recordings: new Recordings(),
    messages: new Messages(clock),
    phones,
  };
  return { world, driver, stopClock };
}

function buildClock(options: z.output<typeof optionsSchema>, quiet: typeof DEFAULT_QUIET, activity: Activity) {
  if (options.clock === 'virtual') {
    const clock = new VirtualClock(options.startAt ?? Date.now());
    return { clock, driver: new VirtualDriver(clock, activity, quiet), stopClock: () => undefined };
  }
  const clock = new RealClock();
  return { clock, driver: new RealDriver(activity, quiet, () => clock.isIdle), stopClock: () => clock.stop() };
}
