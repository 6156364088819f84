import type { Ack, ClientToServer, OpenedContact, ServerToClient } from '#contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { BenchOptions } from '../options.js';
import { millis, type Row } from '../result.js';
import { TextMaker } from '../seed/texts.js';
import { Child } from '../support/child.js';
import { closedLoop, percentile } from '../support/measure.js';
import { at } from '../support/on-connections.js';
import type { Product, Stage } from '../support/stage.js';
import { freePort } from '../../../apps/launcher/src/free-port.js';

const PER_SECOND = 200;
const TARGET = 3;

/** Two sockets that talk: `say` sends, `heard` is called when the other one was told. */
interface Pair {
  say(clientId: string): void;
  close(): void;
}
type Heard = (pair: number) => void;
type Live = Socket<ServerToClient, ClientToServer>;

export async function chat(stage: Stage, { quick }: BenchOptions): Promise<Row[]> {
  const pairs = quick ? 3 : 250;
  const seconds = quick ? 1 : 20;
  const rate = quick ? 4 : PER_SECOND;
  const product = await stage.product('bench_chat', pairs);
  const echoPort = await freePort();
  const echo = await Child.start('test/bench/baseline/echo-server.js', { DATABASE_URL: product.databaseUrl, PORT: String(echoPort) });
  try {
    const baseline = await talked((no, heard) => echoPair(echoPort, no, heard), pairs, rate, seconds);
    const times = await talked(await livePairs(product), pairs, rate, seconds);
    const [p50, p99, bare50, bare99] = [
      percentile(times, 0.5),
      percentile(times, 0.99),
      percentile(baseline, 0.5),
      percentile(baseline, 0.99),
    ];
    return [
      {
        what: `chat to the other party, ${2 * pairs} sockets, ${rate} messages/s, p50 / p99`,
        product: `${millis(p50)} / ${millis(p99)}`,
        baseline: `${millis(bare50)} / ${millis(bare99)}`,
        ratio: p99 / bare99,
        target: `p99 ≤ ${TARGET} ×`,
        met: p99 <= TARGET * bare99,
        note: `chat: a resident's message.send until the owner's socket receives message.added, websockets, all sockets in the process that measures; baseline: bare socket.io in a process of its own, one INSERT a message, then the same to the other party; same sockets, same rate, ratio of p99.`,
      },
    ];
  } finally {
    await echo.stop();
    await product.stop();
  }
}

/** Connects all, warms up, then sends evenly at the given rate whatever comes back. @returns ms from sending to being told */
async function talked(
  pairOf: (no: number, heard: Heard) => Promise<Pair>,
  count: number,
  rate: number,
  seconds: number,
): Promise<number[]> {
  /** When the messages of each pair were sent that have not been heard of; each pair's come in order. */
  const sentAt = Array.from({ length: count }, (): number[] => []);
  const times: number[] = [];
  const heard: Heard = (no) => {
    const started = sentAt[no]?.shift();
    if (started !== undefined) times.push(performance.now() - started);
  };
  const pairs: Pair[] = [];
  await closedLoop(8, count, async (no) => (pairs[no] = await pairOf(no, heard)));
  const warming = rate * Math.min(5, seconds);
  const startedAt = performance.now();
  for (let sent = 0; sent < warming + rate * seconds; sent += 1) {
    const wait = startedAt + (sent * 1000) / rate - performance.now();
    if (wait > 1) await pause(wait);
    if (sent === warming) times.length = 0;
    const no = sent % count;
    at(sentAt, no).push(performance.now());
    at(pairs, no).say(randomUUID());
  }
  await pause(2_000);
  for (const pair of pairs) pair.close();
  const lost = sentAt.flat().length;
  if (lost > 0) throw new Error(`${lost} chat messages were never told`);
  return times;
}

function echoPair(port: number, no: number, heard: Heard): Promise<Pair> {
  const join = async (side: string): Promise<Socket> => {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, auth: { pair: no, side } });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    return socket;
  };
  return Promise.all([join('resident'), join('owner')]).then(([resident, owner]) => {
    owner.on('added', () => heard(no));
    return {
      say: (clientId) => resident.emit('say', { clientId, text }, () => undefined),
      close: () => [resident, owner].forEach((socket) => socket.close()),
    };
  });
}

const text = new TextMaker(7).text();

/** A case a pair, opened by its resident and taken by its own official. */
async function livePairs(product: Product): Promise<(no: number, heard: Heard) => Promise<Pair>> {
  const client = product.client(8);
  const join = async (token: string): Promise<Live> => {
    const socket: Live = io(`http://127.0.0.1:${product.port}/live`, { transports: ['websocket'], forceNew: true, auth: { token } });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    return socket;
  };
  return async (no, heard) => {
    const { case: opened, residentKey } = await client.call<OpenedContact>('POST', '/contacts', {
      body: { channel: 'chat', text },
      key: randomUUID(),
    });
    const { rows } = await product.pool.query<{ id: string }>('SELECT id FROM case_file WHERE tracking_code = $1', [
      opened.trackingCode.replaceAll('-', ''),
    ]);
    const official = at(product.people.officials, no);
    await client.call('POST', `/cases/${at(rows, 0).id}/take`, { body: {}, token: official.token });
    const [resident, owner] = await Promise.all([join(residentKey), join(official.token)]);
    owner.on('message.added', () => heard(no));
    const told = (answer: Ack<unknown>): void => {
      if (!answer.ok) throw new Error(`a chat message was refused: ${answer.problem.code}`);
    };
    return {
      say: (clientId) => resident.emit('message.send', { clientId, text }, told),
      close: () => [resident, owner].forEach((socket) => socket.close()),
    };
  };
}
