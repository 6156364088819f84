import type { Places } from './places.js';

/** What a command is given, so that it can be tried without a terminal. */
export interface CommandContext {
  /** Where the database is. @throws CliError when that is not known */
  places(): Places;
  /** The result, and nothing else: scripts read it. */
  out(line: string): void;
  /** Remarks for the person at the keyboard. */
  note(line: string): void;
}

/** One act of the command line. */
export interface Command {
  /** The words that call it. */
  words: readonly string[];
  /** Its options as shown in the help. */
  usage: string;
  summary: string;
  /** @returns the exit code; nothing means 0. @throws CliError for what its user can mend */
  run(args: readonly string[], context: CommandContext): Promise<number | void>;
}
