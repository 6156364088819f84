import type { Ack, ClientToServer, OpenedContact, ServerToClient } from '#contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { freePort } from '../../../apps/launcher/src/free-port.js';
import type { BenchOptions } from '../options.js';
import { millis, type Row } from '../result.js';
import { TextMaker } from '../seed/texts.js';
import { Child } from '../support/child.js';
import { Crowd } from '../support/crowd.js';
import { closedLoop, percentile } from '../support/measure.js';
import { at } from '../support/on-connections.js';
import type { Product, Stage } from '../support/stage.js';

const OFFER_TARGET_MS = 250;
const GONE_TARGET_MS = 1_000;
/** Between two contacts: what the last one set off has ended. */
const APART_MS = 100;

type Live = Socket<ServerToClient, ClientToServer>;

interface Times {
  offered: number[];
  gone: number[];
}

export async function offers(stage: Stage, { quick }: BenchOptions): Promise<Row[]> {
  const officials = quick ? 5 : 200;
  const contacts = quick ? 3 : 200;
  const product = await stage.product('bench_offers', officials);
  const barePort = await freePort();
  const bare = await Child.start('test/bench/baseline/broadcast-server.js', { PORT: String(barePort) });
  try {
    const baseline = await broadcast(barePort, officials, contacts);
    const { offered, gone } = await offering(product, contacts);
    const halfAndMost = (times: number[]): string => `${millis(percentile(times, 0.5))} / ${millis(percentile(times, 0.99))}`;
    const note = `offers: a chat's first word is sent until the last of ${officials} connected officials is offered it (so the storing is in it), and the take until the last of the others sees it vanish; one after the other, the last official of each counts, all sockets in the process that measures; baseline: bare socket.io in a process of its own, a word until the last of as many sockets has heard it, nothing stored; ratio of p99.`;
    const row = (what: string, times: number[], targetMs: number): Row => {
      const p99 = percentile(times, 0.99);
      return {
        what: `${what}, p50 / p99`,
        product: halfAndMost(times),
        baseline: halfAndMost(baseline),
        ratio: p99 / percentile(baseline, 0.99),
        target: `p99 ≤ ${targetMs} ms`,
        met: p99 <= targetMs,
        note,
      };
    };
    return [
      row(`live offers to ${officials} officials`, offered, OFFER_TARGET_MS),
      row('live offers vanish from the others after the take', gone, GONE_TARGET_MS),
    ];
  } finally {
    await bare.stop();
    await product.stop();
  }
}

async function connected<S extends Socket>(url: string, auth: object): Promise<S> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, auth }) as S;
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

async function broadcast(port: number, officials: number, count: number): Promise<number[]> {
  const url = `http://127.0.0.1:${port}`;
  const crowd = new Crowd(officials);
  const sockets: Socket[] = [];
  await closedLoop(8, officials, async (no) => {
    const socket = await connected(url, { side: 'official' });
    socket.on('offered', ({ id }: { id: string }) => crowd.heard(id));
    sockets[no] = socket;
  });
  const resident = await connected(url, { side: 'resident' });
  const times: number[] = [];
  for (let no = 0; no < count; no += 1) {
    const id = randomUUID();
    const startedAt = performance.now();
    const last = crowd.all(id);
    resident.emit('say', { id }, () => undefined);
    times.push((await last) - startedAt);
    await pause(APART_MS / 10);
  }
  for (const socket of [resident, ...sockets]) socket.close();
  return times;
}

/** Residents come one after the other; each is offered to everybody, and taken by the next official. */
async function offering(product: Product, count: number): Promise<Times> {
  const { officials } = product.people;
  const url = `http://127.0.0.1:${product.port}/live`;
  const [made, gone] = [new Crowd(officials.length), new Crowd(officials.length)];
  await product.pool.query('UPDATE person SET on_duty = true');
  const sockets: Live[] = [];
  await closedLoop(8, officials.length, async (no) => {
    const socket = await connected<Live>(url, { token: at(officials, no).token });
    socket.on('offer.made', ({ caseId }) => made.heard(caseId));
    socket.on('offer.gone', ({ caseId }) => gone.heard(caseId));
    sockets[no] = socket;
  });
  await allAvailable(product, officials.length);
  const client = product.client(1);
  const times: Times = { offered: [], gone: [] };
  for (let no = 0; no < count; no += 1) {
    const resident = await connected<Live>(url, {});
    const startedAt = performance.now();
    const opened = (await resident
      .timeout(10_000)
      .emitWithAck('contact.open', { clientId: randomUUID(), text, language: 'fi' })) as Ack<OpenedContact>;
    if (!opened.ok) throw new Error(`a contact was refused: ${opened.problem.code}`);
    const caseId = await caseOf(product, opened.data.case.trackingCode);
    times.offered.push((await made.all(caseId)) - startedAt);
    const takenAt = performance.now();
    await client.call('POST', `/cases/${caseId}/take`, { body: {}, token: at(officials, no % officials.length).token });
    times.gone.push((await gone.all(caseId)) - takenAt);
    resident.close();
    await pause(APART_MS);
  }
  client.close();
  for (const socket of sockets) socket.close();
  return times;
}

const text = new TextMaker(11).text();

async function caseOf(product: Product, trackingCode: string): Promise<string> {
  const { rows } = await product.pool.query<{ id: string }>('SELECT id FROM case_file WHERE tracking_code = $1', [
    trackingCode.replaceAll('-', ''),
  ]);
  return at(rows, 0).id;
}

/** The first beat follows the connection. */
async function allAvailable(product: Product, count: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await product.pool.query<{ beats: number }>('SELECT count(*)::int AS beats FROM person_presence');
    if (at(rows, 0).beats >= count) return;
    await pause(50);
  }
  throw new Error('not every official who is connected became available');
}
