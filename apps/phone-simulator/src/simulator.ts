import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { ChaosSettings, RestFailure } from './chaos/chaos.js';
import type { Driver } from './engine/clock/driver.js';
import { controlPlane } from './control/control-plane.js';
import { buildWorld } from './engine/build-world.js';
import { Turnstile } from './engine/calls/turnstile.js';
import type { Trace } from './engine/trace.js';
import type { World } from './engine/world.js';
import { optionsSchema, type SimulatorOptions } from './options.js';
import type { PhoneCall } from './phones/phone-call.js';
import { servePage } from './page/serve-page.js';
import { Phone } from './phones/phone.js';
import { restApi } from './rest/rest-api.js';

/** A running simulator. */
export interface Simulator {
  /** Where its REST API stands: what a client is told instead of the provider's address. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly clock: Driver & { now(): number };
  readonly trace: Trace;
  /** The telephone with this number; there is one behind every number. */
  phone(number: string): Phone;
  /** Calls a number of the line; without `to` the first. */
  dialFrom(number: string, to?: string): PhoneCall;
  /** Writes to a number of the line; without `to` to the first. */
  sendText(number: string, body: string, options?: { to?: string; whatsapp?: boolean }): Promise<void>;
  /** From now on these things go wrong, with these probabilities. */
  chaos(settings: Partial<ChaosSettings>): void;
  /** The next REST request fails so; called again: the one after it, too. */
  failNextRest(how: RestFailure): void;
  stop(): Promise<void>;
}

/**
 * Starts a simulated telephone network: an account with its REST API, and telephones around it. It talks to this machine alone.
 * @throws unless DEMO=1 or in a test: a real installation must not have it, even by mistake
 */
export async function startSimulator(given: SimulatorOptions): Promise<Simulator> {
  if (process.env.DEMO !== '1' && process.env.NODE_ENV !== 'test') throw new Error('The phone simulator exists only with DEMO=1.');
  const { quiet, ...plain } = given;
  const options = optionsSchema.parse(plain);
  let url = '';
  const { world, driver, stopClock } = buildWorld(options, quiet ?? {}, () => url);
  const app = Fastify({ logger: false, routerOptions: { maxParamLength: 200 }, forceCloseConnections: true });
  restApi(app, {
    world,
    authToken: options.authToken,
    turnstile: new Turnstile(world.clock, options.callsPerSecond),
    maxConcurrent: options.maxConcurrentRequests,
  });
  controlPlane(app, world, driver);
  servePage(app);
  await app.listen({ port: options.port, host: options.host });
  const { port } = app.server.address() as AddressInfo;
  url = `http://${options.host === '::1' ? '[::1]' : options.host}:${port}`;
  return handleOf(world, driver, options.authToken, url, app, stopClock);
}

function handleOf(world: World, driver: Driver, authToken: string, url: string, app: FastifyInstance, stopClock: () => void): Simulator {
  const phones = new Map<string, Phone>();
  const phone = (number: string): Phone => {
    const known = phones.get(number) ?? new Phone(world, world.phones.of(number), driver);
    phones.set(number, known);
    return known;
  };
  const [first] = world.numbers.all();
  return {
    url,
    accountSid: world.accountSid,
    authToken,
    clock: {
      now: () => world.clock.now(),
      run: (seconds) => driver.run(seconds),
      until: (isSo, what, seconds) => driver.until(isSo, what, seconds),
      untilQuiet: (seconds) => driver.untilQuiet(seconds),
      settle: () => driver.settle(),
    },
    trace: world.trace,
    phone,
    dialFrom: (number, to = first!.number) => phone(number).dial(to),
    sendText: (number, body, { to = first!.number, whatsapp = false } = {}) => phone(number).writes(to, body, { whatsapp }),
    chaos: (settings) => world.chaos.set(settings),
    failNextRest: (how) => world.chaos.failNextRest(how),
    stop: async () => {
      stopClock();
      await app.close();
    },
  };
}
