import type { QueueJob } from '#platform/queue';
import type { ClockAhead } from './persistence/clocks-ahead.js';

export type Alarm = QueueJob<'clock-alarms'>;

/** So many clocks due within one second share one alarm that drains all: a queue carries fewer jobs a second than the sweep does clocks. */
const TOGETHER = 50;
/** Rings a little late rather than a moment early, when it would find nothing due yet. */
const SLACK_MS = 10;

/** Which alarms to set for clocks that will be due. Pure. Equal clocks give equal ids, in whatever worker. */
export function alarmsFor(clocks: readonly ClockAhead[]): Alarm[] {
  const bySecond = new Map<number, ClockAhead[]>();
  for (const clock of clocks) {
    const second = Math.floor(clock.nextAt / 1000);
    const same = bySecond.get(second);
    if (same) same.push(clock);
    else bySecond.set(second, [clock]);
  }
  return [...bySecond].flatMap(([second, due]) => (due.length < TOGETHER ? due.map(own) : [together(second, due)]));
}

const own = ({ id, caseId, nextAt, now }: ClockAhead): Alarm => ({
  id: `${id}.${nextAt}`,
  data: { caseId },
  delayMs: Math.max(1, nextAt - now + SLACK_MS),
});

/** At the end of the second, so that it finds all of them. */
const together = (second: number, due: readonly ClockAhead[]): Alarm => ({
  id: `all.${second}`,
  data: { caseId: null },
  delayMs: Math.max(1, (second + 1) * 1000 - (due[0]?.now ?? 0) + SLACK_MS),
});
