import { COMMANDS } from './commands.js';
import { findPlaces } from './places.js';
import { runCommand } from './run.js';

process.exitCode = await runCommand(process.argv.slice(2), COMMANDS, {
  places: () => findPlaces(process.env),
  out: (line) => console.log(line),
  note: (line) => console.error(line),
});
