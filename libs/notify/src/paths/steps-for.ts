import type { NotifyPath, Rung } from '#domain';

/** How people are told beside the app, where everything is at once. */
export type OutPath = Exclude<NotifyPath, 'app'>;

/** How a person wants to be told. */
export interface PathOrder {
  readonly steps: readonly { readonly path: NotifyPath; readonly afterSeconds: number }[];
  /** Outside duty only in the app. */
  readonly quiet: boolean;
}

/** Who says nothing is told so: in the app at once, by browser push after two minutes. */
export const DEFAULT_ORDER: PathOrder = {
  steps: [
    { path: 'app', afterSeconds: 0 },
    { path: 'push', afterSeconds: 120 },
  ],
  quiet: true,
};

/** How somebody stands when something is to be told. Instants are epoch ms. */
export interface Standing {
  readonly onDuty: boolean;
  readonly isMayor: boolean;
  readonly reaches: ReadonlySet<OutPath>;
  /** From when on they may be disturbed outside duty, by path; absent: now. */
  readonly quietFrom: Readonly<Partial<Record<OutPath, number>>>;
}

/** What tells: the rung that a case came to stand on, or nothing of the kind. */
export interface ToldBy {
  readonly rung: Pick<Rung, 'tell' | 'paths'> | null;
  /** The resident is on the telephone: the line rings by itself. */
  readonly ringing: boolean;
}

export interface PlannedStep {
  readonly path: OutPath;
  /** Epoch ms. */
  readonly dueAt: number;
  readonly because: 'own_order' | 'rung' | 'quiet';
}

/**
 * The steps by which somebody is told beside the app, in order of time (domain.md §5). Their own order comes first; a path of the rung
 * that it lacks is used at once. Outside duty nothing goes out, but to the mayor what nobody else answers for, gathered. Pure.
 */
export function stepsFor(order: PathOrder, { rung, ringing }: ToldBy, standing: Standing, now: number): PlannedStep[] {
  const atTop = rung?.tell === 'mayor' && standing.isMayor;
  const gathered = !standing.onDuty && atTop;
  if (!standing.onDuty && order.quiet && !gathered) return [];
  const ordered = new Set(order.steps.map(({ path }) => path));
  const added = [...new Set(rung?.paths)].filter((path) => !ordered.has(path));
  const steps = [
    ...order.steps.map(({ path, afterSeconds }) => ({ path, afterMs: afterSeconds * 1_000, because: 'own_order' as const })),
    ...added.map((path) => ({ path, afterMs: 0, because: 'rung' as const })),
  ];
  return steps
    .flatMap(({ path, afterMs, because }): PlannedStep[] => {
      if (path === 'app' || !standing.reaches.has(path) || (path === 'call' && ringing)) return [];
      const dueAt = now + afterMs;
      return [gathered ? { path, dueAt: Math.max(dueAt, standing.quietFrom[path] ?? dueAt), because: 'quiet' } : { path, dueAt, because }];
    })
    .sort((a, b) => a.dueAt - b.dueAt);
}
