import { CITY_COMMANDS } from './city.commands.js';
import type { Command } from './command.js';
import { DATABASE_COMMANDS } from './database.commands.js';
import { PERSON_COMMANDS } from './person.commands.js';
import { ROSTER_COMMANDS } from './roster.commands.js';
import { TOKEN_COMMANDS } from './token.commands.js';

/** All that `npm run -s batline -- <command>` can do. A room's commands stand in a file of their own and are listed here. */
export const COMMANDS: readonly Command[] = [
  ...DATABASE_COMMANDS,
  ...PERSON_COMMANDS,
  ...TOKEN_COMMANDS,
  ...ROSTER_COMMANDS,
  ...CITY_COMMANDS,
];
