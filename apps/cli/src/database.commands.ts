import { JournalModule, JournalVerifyService } from '#cases';
import { migrateDatabase } from '#platform/database';
import { migrateQueues } from '#platform/queue';
import type { Command } from './command.js';
import { readOptions } from './arguments.js';
import { withModules } from './database-context.js';

const migrate: Command = {
  words: ['migrate'],
  usage: '',
  summary: 'Brings the database up to date; safe to run at any time, by several at once.',
  async run(args, { places, out }) {
    readOptions(args, {});
    const { ownerUrl } = places();
    await migrateDatabase(ownerUrl);
    await migrateQueues(ownerUrl);
    out('The database is up to date.');
  },
};

const journalVerify: Command = {
  words: ['journal', 'verify'],
  usage: '',
  summary: 'Recomputes every hash chain, rebuilds each case from its journal and compares. Exit code 1 and what is wrong, if anything is.',
  async run(args, { places, out }) {
    readOptions(args, {});
    return withModules(places().appUrl, [JournalModule], async (context) => {
      let wrong = 0;
      const checked = await context.get(JournalVerifyService).verify(({ caseId, seq, what, detail }) => {
        wrong += 1;
        out([caseId, ...(seq === undefined ? [] : [`entry ${seq}`]), what, ...(detail === undefined ? [] : [detail])].join('\t'));
      });
      out(wrong === 0 ? `${checked} journals are whole.` : `${wrong} findings in ${checked} journals.`);
      return wrong === 0 ? 0 : 1;
    });
  },
};

/** What concerns the database as a whole. */
export const DATABASE_COMMANDS: readonly Command[] = [migrate, journalVerify];
