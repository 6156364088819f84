/** Sorted ascending. */
export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value below which a share of all lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const ordered = sorted(values);
  return ordered[Math.max(0, Math.ceil(ordered.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/**
 * `clients` workers that each do the next thing as soon as the last one is done, until `count` things are done.
 * @returns things per second
 */
export async function closedLoop(
  clients: number,
  count: number,
  work: (index: number, client: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const worker = async (client: number): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index, client);
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, client) => worker(client)));
  return count / ((performance.now() - startedAt) / 1000);
}

/** How long each of `count` calls takes, one after the other, in ms. */
export async function latencies(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const startedAt = performance.now();
    await work(index);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** Runs both in turn several times, so that a noisy neighbour meets both, and gives each one's median. */
export async function alternated(
  rounds: number,
  baseline: (round: number) => Promise<number>,
  product: (round: number) => Promise<number>,
): Promise<{ baseline: number; product: number }> {
  const sums = { baseline: [] as number[], product: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    sums.baseline.push(await baseline(round));
    sums.product.push(await product(round));
  }
  return { baseline: median(sums.baseline), product: median(sums.product) };
}
