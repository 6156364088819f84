import { createECDH, randomBytes, type ECDH } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as ece from 'http_ece';

/** One push as the browser reads it. */
export interface ReceivedPush {
  endpoint: string;
  payload: { title: string; url: string; tag: string };
  headers: NodeJS.Dict<string | string[]>;
}

/** A browser's subscription. */
export interface Subscribed {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** A push service on this machine, and the browsers behind it that decrypt what they get. */
export interface PushServiceForTests {
  readonly received: ReceivedPush[];
  /** What it answers; 201 unless told otherwise. */
  readonly answers: Map<string, { status: number; headers?: Record<string, string> }>;
  subscribe(): Subscribed;
  stop(): Promise<void>;
}

export async function startPushService(): Promise<PushServiceForTests> {
  const browsers = new Map<string, { pair: ECDH; auth: Buffer }>();
  const received: ReceivedPush[] = [];
  const answers: PushServiceForTests['answers'] = new Map();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const endpoint = `${base}${request.url}`;
      const { status, headers } = answers.get(endpoint) ?? { status: 201 };
      const browser = browsers.get(endpoint);
      if (status === 201 && browser) {
        const text = ece.decrypt(Buffer.concat(parts), {
          version: 'aes128gcm',
          privateKey: browser.pair,
          authSecret: browser.auth.toString('base64url'),
        });
        received.push({ endpoint, payload: JSON.parse(text.toString('utf8')) as ReceivedPush['payload'], headers: request.headers });
      }
      response.writeHead(browser ? status : 404, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    received,
    answers,
    subscribe() {
      const pair = createECDH('prime256v1');
      const auth = randomBytes(16);
      const endpoint = `${base}/push/${randomBytes(8).toString('hex')}`;
      const p256dh = pair.generateKeys('base64url');
      browsers.set(endpoint, { pair, auth });
      return { endpoint, keys: { p256dh, auth: auth.toString('base64url') } };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
