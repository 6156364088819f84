import { CITY_TIME_ZONE } from '#city';
import { RosterView } from '#staff';
import { readOptions } from './arguments.js';
import type { Command } from './command.js';
import { withPeople } from './database-context.js';

const HELSINKI = new Intl.DateTimeFormat('sv-SE', { timeZone: CITY_TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });
const shown = (instant: string): string => HELSINKI.format(new Date(instant));

const gaps: Command = {
  words: ['roster', 'gaps'],
  usage: '',
  summary:
    'when, within fourteen days, nobody serves chat or voice in a language: channel, language, from, to (Europe/Helsinki); 1 if ever',
  async run(args, { places, out, note }) {
    readOptions(args, {});
    const found = await withPeople(places().appUrl, (context) => context.get(RosterView).gaps());
    for (const { channel, language, startsAt, endsAt } of found.gaps) out([channel, language, shown(startsAt), shown(endsAt)].join('\t'));
    if (found.gaps.length === 0) note('No gaps: somebody serves every live channel in every language.');
    else note('Where there is a gap, the mayor’s line is on duty.');
    return found.gaps.length === 0 ? 0 : 1;
  },
};

export const ROSTER_COMMANDS: readonly Command[] = [gaps];
