import { startSimulator, type Simulator, type SimulatorOptions } from '../src/index.js';
import { RestClient } from './rest-client.js';
import { ToyServer } from './toy-line.js';

// How long a test may hang before it counts as failed; no test here asserts speed by it.
jest.setTimeout(60_000);

export const LINE = '+358931000000';
export const RESIDENT = '+358451234567';
const AUTH_TOKEN = 'a-token-for-tests';

export interface Stage {
  readonly simulator: Simulator;
  readonly program: ToyServer;
  readonly rest: RestClient;
}

/** A program without handlers, a simulator that calls it, and a client of its REST API. `close` them afterwards. */
export async function openStage(
  options: Partial<SimulatorOptions> = {},
  moreNumbers: (url: string) => SimulatorOptions['numbers'] = () => [],
): Promise<Stage & { close(): Promise<void> }> {
  const program = new ToyServer(AUTH_TOKEN);
  await program.listen();
  const { url } = program;
  const simulator = await startSimulator({
    authToken: AUTH_TOKEN,
    numbers: [
      { number: LINE, voiceUrl: `${url}/voice`, smsUrl: `${url}/sms`, statusUrl: `${url}/status/line`, fallbackUrl: `${url}/fallback` },
      ...moreNumbers(url),
    ],
    callsPerSecond: 10,
    ...options,
  });
  return {
    simulator,
    program,
    rest: new RestClient(simulator),
    close: async () => {
      await simulator.stop();
      await program.close();
    },
  };
}
