/** One line of the table: what the product did, what the bare thing under it did in the same run, and what was aimed at. */
export interface Row {
  what: string;
  product: string;
  baseline: string;
  /** Product to baseline: of rates the share that is reached, of times how many times as long. */
  ratio: number;
  /** Absent where nothing was promised. */
  target?: string;
  met?: boolean;
  /** What the baseline is and what bounds the figure; said once, below the table. */
  note: string;
}

export const perSecond = (rate: number): string => `${rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toFixed(1)}/s`;
export const millis = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en')} ms`;

/** The one table, as Markdown: it reads well in a terminal and goes into docs/benchmarks.md as it is. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ['measured', 'product', 'baseline', 'ratio', 'target'],
    ...rows.map(({ what, product, baseline, ratio, target, met }) => [
      what,
      product,
      baseline,
      ratio.toFixed(2),
      target === undefined ? '' : `${target}${met === undefined ? '' : met ? ' (met)' : ' (MISSED)'}`,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lineOf = (line: readonly string[]): string => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lineOf(head), rule, ...body.map(lineOf)].join('\n');
}

/** Notes, each once, in the order of the table. */
export const notesOf = (rows: readonly Row[]): string => [...new Set(rows.map(({ note }) => note))].map((note) => `- ${note}`).join('\n');
