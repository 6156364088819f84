import { readFileSync } from 'node:fs';
import { startSimulator } from './simulator.js';
import type { SimulatorOptions } from './options.js';

/**
 * The simulator as a program of its own: `SIMULATOR_OPTIONS` names a JSON file with what `startSimulator` takes, or is that JSON.
 * Runs in real time unless it says otherwise; ends at SIGTERM.
 */
function optionsOf(env: NodeJS.ProcessEnv): SimulatorOptions {
  const given = env.SIMULATOR_OPTIONS?.trim();
  if (!given) throw new Error('SIMULATOR_OPTIONS is missing: a JSON file, or JSON, with the options of the simulator');
  const text = given.startsWith('{') ? given : readFileSync(given, 'utf8');
  return { clock: 'real', ...(JSON.parse(text) as SimulatorOptions) };
}

try {
  const simulator = await startSimulator(optionsOf(process.env));
  process.stdout.write(`The phone simulator is ready on ${simulator.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      void simulator.stop().then(() => process.exit(0));
    });
} catch (error) {
  process.stderr.write(`phone simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
