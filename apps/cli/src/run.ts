import { RefusalError } from '#platform/http';
import { STAFF_PROBLEMS } from '#staff';
import { CliError } from './cli-error.js';
import type { Command, CommandContext } from './command.js';

export function helpText(commands: readonly Command[]): string {
  const lines = commands.map(({ words, usage, summary }) => `  ${[...words, usage].join(' ').trimEnd()}\n      ${summary}`);
  return ['npm run -s batline -- <command>', '', ...lines].join('\n');
}

/** Finds the command and runs it. @returns the exit code: 0 done, 1 refused or failed, 2 not understood */
export async function runCommand(args: readonly string[], commands: readonly Command[], context: CommandContext): Promise<number> {
  const command = commands.find(({ words }) => words.every((word, place) => args[place] === word));
  if (!command) {
    const asked = args.length === 0 || args.some((word) => word === '--help' || word === 'help');
    (asked ? context.out : context.note)(helpText(commands));
    return asked ? 0 : 2;
  }
  try {
    return (await command.run(args.slice(command.words.length), context)) ?? 0;
  } catch (error) {
    context.note(explain(error));
    return 1;
  }
}

/** What its user can mend in plain words; of anything else only the kind, since messages may quote a password. */
function explain(error: unknown): string {
  if (error instanceof CliError) return error.message;
  if (error instanceof RefusalError) return refusalText(error.refusal.code);
  const { name, code, stack } = error as Partial<NodeJS.ErrnoException>;
  const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`It did not work: ${name ?? 'unknown error'}${code ? ` (${code})` : ''}`, ...places.slice(0, 8)].join('\n');
}

function refusalText(code: string): string {
  const texts: Record<string, { en: string }> = { ...STAFF_PROBLEMS, 'not-found': { en: 'There is nobody with that username.' } };
  return texts[code]?.en ?? code;
}
