import { newToken } from '#contracts';
import { UnitOfWork } from '#platform/database';
import { ApiTokens, Directory, formatToken, newSecret } from '#staff';
import { checked, readOptions } from './arguments.js';
import { CliError } from './cli-error.js';
import type { Command } from './command.js';
import { withPeople } from './database-context.js';

const text = { type: 'string' } as const;

const create: Command = {
  words: ['token', 'create'],
  usage: '--as <username> [--label <text>] [--days <1–365, default 90>]',
  summary: 'makes an API token that acts as that person; prints it, once, alone on the output',
  async run(args, { places, out }) {
    const { as: username, label = 'command line', days } = readOptions(args, { as: text, label: text, days: text });
    if (username === undefined) throw new CliError('--as is needed: whose token is it?');
    const wanted = checked(newToken, { label, ...(days !== undefined && { days: Number(days) }) }, { label: '--label', days: '--days' });
    const token = await withPeople(places().appUrl, async (context) => {
      const person = await context.get(Directory).activeByUsername(username);
      if (!person) throw new CliError(`There is nobody called ${username} who is not disabled.`);
      const secret = newSecret();
      const tokens = context.get(ApiTokens);
      const { id } = await context.get(UnitOfWork).run((tx) => tokens.create(tx, null, person.id, wanted, () => secret));
      return formatToken(id, secret);
    });
    out(token);
  },
};

export const TOKEN_COMMANDS: readonly Command[] = [create];
