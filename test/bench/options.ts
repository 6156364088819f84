/** What `npm run bench` was asked for. */
export interface BenchOptions {
  only: readonly PartName[];
  /** Sizes of the database for lists and searches, ascending. */
  cases: readonly number[];
  /** Tiny sizes that prove only that everything runs. */
  quick: boolean;
  /** Where to write a report for `npm test`. */
  report: string | undefined;
  /** Leaves the databases in .tmp, to look into them. */
  keep: boolean;
}

export const PARTS = ['contacts', 'takes', 'clocks', 'chat', 'offers', 'lists', 'webhooks'] as const;
export type PartName = (typeof PARTS)[number];

export const USAGE = `npm run bench -- [--quick] [--only ${PARTS.join(',')}] [--cases 1000,50000,1000000] [--report <file>] [--keep]`;

/** @throws with the usage for anything that is not an option */
export function optionsOf(args: readonly string[]): BenchOptions {
  const quick = args.includes('--quick');
  const options: BenchOptions = { only: PARTS, cases: quick ? [300] : [1_000, 50_000, 1_000_000], quick, report: undefined, keep: false };
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').split('=', 2);
    const value = (): string => inline ?? args[(at += 1)] ?? '';
    if (name === '--quick') continue;
    else if (name === '--keep') options.keep = true;
    else if (name === '--report') options.report = value();
    else if (name === '--only') options.only = listOf(value(), (part) => PARTS.find((known) => known === part));
    else if (name === '--cases')
      options.cases = listOf(value(), (size) => (Number(size) > 0 ? Number(size) : undefined)).sort((a, b) => a - b);
    else throw new Error(`unknown option ${name}\n${USAGE}`);
  }
  return options;
}

function listOf<T>(text: string, parse: (part: string) => T | undefined): T[] {
  return text.split(',').map((part) => {
    const parsed = parse(part.trim());
    if (parsed === undefined) throw new Error(`not understood: ${part}\n${USAGE}`);
    return parsed;
  });
}
