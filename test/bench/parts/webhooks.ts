import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../apps/launcher/src/free-port.js';
import type { BenchOptions } from '../options.js';
import { millis, type Row } from '../result.js';
import { Child } from '../support/child.js';
import { percentile } from '../support/measure.js';
import type { Stage } from '../support/stage.js';
import { BENCH_LINE, WebhookClient } from '../support/webhook-client.js';

const PER_SECOND = 50;
const TARGET_MS = 150;

type Fields = Record<string, string>;
/** One webhook of a call's life. @returns the document that was answered */
type Send = (path: string, fields: Fields) => Promise<string>;

export async function webhooks(stage: Stage, { quick }: BenchOptions): Promise<Row[]> {
  const seconds = quick ? 1 : 30;
  const rate = quick ? 10 : PER_SECOND;
  const product = await stage.product('bench_webhooks', quick ? 3 : 50, BENCH_LINE);
  const worker = await product.startWorker();
  const barePort = await freePort();
  const bare = await Child.start('test/bench/baseline/webhook-server.js', {
    ...{ DATABASE_URL: product.databaseUrl, PORT: String(barePort), AUTH_TOKEN: BENCH_LINE.TWILIO_AUTH_TOKEN },
  });
  const [client, bareClient] = [new WebhookClient(product.port), new WebhookClient(barePort)];
  try {
    const baseline = await lives((path, fields) => bareClient.send(path, fields), rate, seconds);
    const times = await lives((path, fields) => client.send(path, fields), rate, seconds);
    const [p50, p99, bare50, bare99] = [
      ...[percentile(times, 0.5), percentile(times, 0.99), percentile(baseline, 0.5), percentile(baseline, 0.99)],
    ] as [number, number, number, number];
    return [
      {
        what: `webhooks of calls, ${rate}/s, p50 / p99`,
        product: `${millis(p50)} / ${millis(p99)}`,
        baseline: `${millis(bare50)} / ${millis(bare99)}`,
        ratio: p99 / bare99,
        target: `p99 ≤ ${TARGET_MS} ms`,
        met: p99 <= TARGET_MS,
        note: 'webhooks: whole calls, evenly at that rate: a call comes in and opens its case, is greeted, waits through four announcements and is hung up; the worker runs beside them; baseline: a bare server in a process of its own that checks the same signature and does one INSERT; ratio of p99.',
      },
    ];
  } finally {
    client.close();
    bareClient.close();
    await Promise.all([bare.stop(), worker.stop()]);
    await product.stop();
  }
}

/** Webhooks of overlapping calls, evenly at the given rate whatever comes back, after warming up. @returns ms from sending to the whole answer */
async function lives(send: Send, rate: number, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const timed = async (path: string, fields: Fields): Promise<string> => {
    const startedAt = performance.now();
    const answer = await send(path, fields);
    times.push(performance.now() - startedAt);
    return answer;
  };
  const running = new Set<Promise<void>>();
  const calls: Call[] = [];
  const warming = rate * Math.min(5, seconds);
  const startedAt = performance.now();
  for (let sent = 0; sent < warming + rate * seconds; sent += 1) {
    const wait = startedAt + (sent * 1000) / rate - performance.now();
    if (wait > 1) await pause(wait);
    if (sent === warming) times.length = 0;
    // The oldest call whose last webhook was answered goes on; when there is none, another one comes in.
    const ready = calls.findIndex(({ busy }) => !busy);
    const call = ready === -1 || sent % STEPS.length === 0 ? new Call() : (calls.splice(ready, 1)[0] as Call);
    const step = call.next(timed).then((isOver) => void (isOver || calls.push(call)));
    running.add(step);
    void step.finally(() => running.delete(step));
  }
  await Promise.all(running);
  return times;
}

const STEPS = ['incoming', 'continue', 'enter', 'wait', 'wait', 'wait', 'wait', 'left', 'status'] as const;

/** One call: its next webhook is sent when its turn comes. */
class Call {
  busy = false;
  private step = 0;
  private id = '';
  private readonly sid = `CA${randomBytes(16).toString('hex')}`;
  /** A landline: text messages would have nobody to go to here. */
  private readonly from = `+35893${String(Math.floor(Math.random() * 900_000) + 1_000_000)}`;

  /** @returns whether that was the last one */
  async next(send: Send): Promise<boolean> {
    const route = STEPS[this.step] ?? 'status';
    const query = route === 'incoming' || route === 'status' ? '' : `?call=${this.id}`;
    this.busy = true;
    const answer = await send(`/webhooks/twilio/voice/${route}${query}`, this.fields(route));
    this.busy = false;
    this.id ||= /call=([0-9a-f-]{36})/.exec(answer)?.[1] ?? '00000000-0000-4000-8000-000000000000';
    this.step += 1;
    return this.step >= STEPS.length;
  }

  private fields(route: string): Fields {
    const common = { CallSid: this.sid, From: this.from, To: BENCH_LINE.PHONE_NUMBER, Direction: 'inbound', ApiVersion: '2010-04-01' };
    if (route === 'wait')
      return { ...common, CallStatus: 'in-progress', QueuePosition: '1', QueueTime: '12', QueueSid: `QU${'0'.repeat(32)}` };
    if (route === 'left') return { ...common, CallStatus: 'completed', QueueResult: 'hangup', QueueTime: '40' };
    if (route === 'status') return { ...common, CallStatus: 'completed', CallDuration: '60', SequenceNumber: '3' };
    return { ...common, CallStatus: 'in-progress' };
  }
}
