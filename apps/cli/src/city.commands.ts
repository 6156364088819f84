import { CityImports, CityModule, ImportError, type ImportReport } from '#city';
import { readFileAndOptions } from './arguments.js';
import { CliError } from './cli-error.js';
import type { Command, CommandContext } from './command.js';
import { withModules } from './database-context.js';

/** What changed stands on the output, one a line; the rest is for whoever looks on. */
async function imported({ places, out, note }: CommandContext, work: (imports: CityImports) => Promise<ImportReport>): Promise<void> {
  const { changed, unchanged, skipped } = await withModules(places().appUrl, [CityModule], async (context) => {
    try {
      return await work(context.get(CityImports));
    } catch (error) {
      if (error instanceof ImportError) throw new CliError(`${error.message}\nNothing was imported.`);
      throw error;
    }
  });
  for (const line of changed) out(line);
  for (const line of skipped) note(`left out: ${line}`);
  note(`${changed.length === 0 ? 'Nothing changed' : 'Done'}; ${unchanged} as before, ${skipped.length} left out.`);
}

const units: Command = {
  words: ['city', 'import-units'],
  usage: '<file.json> [--mapping <file.csv>]',
  summary: 'schools of the service map (/v2/unit) become living rooms; mapping: unit_id;village_code',
  async run(args, context) {
    const { file, options } = readFileAndOptions(args, { mapping: { type: 'string' } });
    await imported(context, (imports) => imports.units(file, options.mapping));
  },
};

const postalCodes: Command = {
  words: ['city', 'import-postal-codes'],
  usage: '<file.csv>',
  summary: 'which villages a postal code reaches into: postal_code;village_code[;share]; takes the place of all before',
  async run(args, context) {
    const { file } = readFileAndOptions(args, {});
    await imported(context, (imports) => imports.postalCodes(file));
  },
};

const districts: Command = {
  words: ['city', 'import-districts'],
  usage: '<file.geojson>',
  summary: 'names and boundaries of villages (tunnus, nimi_fi, nimi_se; WGS 84)',
  async run(args, context) {
    const { file } = readFileAndOptions(args, {});
    await imported(context, (imports) => imports.districts(file));
  },
};

/** The city's own data. */
export const CITY_COMMANDS: readonly Command[] = [units, postalCodes, districts];
