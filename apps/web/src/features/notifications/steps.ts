import type { MyNotifications } from '#contracts';
import type { NotifyPath } from '#domain';

/** One step as it is being edited: minutes as they are typed. */
export interface Step {
  /** Only for the page. */
  key: string;
  path: Exclude<NotifyPath, 'app'>;
  minutes: string;
}

export const STEP_PATHS = ['push', 'sms', 'call', 'email'] as const satisfies Step['path'][];
/** A step comes within a day. */
export const MOST_MINUTES = 1440;

let made = 0;
export const newStep = (path: Step['path'], minutes: string): Step => ({ key: `step${(made += 1)}`, path, minutes });

/** What comes at once in the app is not a matter of choice, so it is no row. */
export const stepsOf = ({ steps }: MyNotifications['order']): Step[] =>
  steps.flatMap(({ path, afterSeconds }) =>
    path === 'app' ? [] : [newStep(path, String(Math.round((afterSeconds / 60) * 100) / 100).replace('.', ','))],
  );

/** Seconds of what was typed, by comma or point; undefined: these are no minutes of a day. */
export function secondsOf(minutes: string): number | undefined {
  const plain = minutes.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(plain)) return undefined;
  const value = Number(plain);
  return value <= MOST_MINUTES ? Math.round(value * 60) : undefined;
}

/** The paths change places, the times stay: what was first by time stays first. */
export function moved(steps: readonly Step[], at: number, by: 1 | -1): Step[] {
  const one = steps[at];
  const other = steps[at + by];
  if (!one || !other) return [...steps];
  return steps.with(at, { ...other, minutes: one.minutes }).with(at + by, { ...one, minutes: other.minutes });
}

/** As the server wants it: what is in the app comes first, at once. */
export const asOrder = (steps: readonly Step[], quiet: boolean) => ({
  steps: [
    { path: 'app' as const, afterSeconds: 0 },
    ...steps.map(({ path, minutes }) => ({ path, afterSeconds: secondsOf(minutes) ?? 0 })),
  ],
  quiet,
});

/** Rows that say the same as one before them. */
export const repeated = (steps: readonly Step[]): boolean =>
  new Set(steps.map(({ path, minutes }) => `${path} ${secondsOf(minutes)}`)).size < steps.length;
