import { request, type IncomingMessage } from 'node:http';
import { isLoopbackUrl } from './loopback.js';
import type { Overrides } from './overrides.js';

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Where a redirection leads. */
  readonly location?: string;
}

/** `ct`: no connection, `rt`: no answer in time, `too-big`: more than a document may have. */
export type HttpFailure = { readonly failure: 'ct' | 'rt' | 'too-big' | 'not-loopback' };

/** The provider reads no document that is longer. */
const MAX_DOCUMENT_BYTES = 64 * 1024;

/** Sends one request. Never throws: what goes wrong is an answer. Times are real, whatever the clock of the network says. */
export function askHttp(
  url: string,
  method: 'GET' | 'POST',
  body: string | undefined,
  headers: Readonly<Record<string, string>>,
  { connectMs, readMs }: Pick<Overrides, 'connectMs' | 'readMs'>,
): Promise<HttpAnswer | HttpFailure> {
  if (!isLoopbackUrl(url)) return Promise.resolve({ failure: 'not-loopback' });
  return new Promise((resolve) => {
    let connected = false;
    const done = (outcome: HttpAnswer | HttpFailure) => {
      clearTimeout(timeout);
      resolve(outcome);
      outgoing.destroy();
    };
    const late = () => done({ failure: connected ? 'rt' : 'ct' });
    let timeout = setTimeout(late, connectMs);
    // A connection of its own for each: one that is kept may be closed at the other end just when it is used.
    const outgoing = request(url, { method, headers, agent: false, family: 4 });
    outgoing.once('socket', (socket) =>
      socket.once('connect', () => {
        connected = true;
        clearTimeout(timeout);
        timeout = setTimeout(late, readMs);
      }),
    );
    outgoing.once('error', () => done({ failure: connected ? 'rt' : 'ct' }));
    outgoing.once('response', (response) => void read(response).then(done));
    outgoing.end(body);
  });
}

async function read(response: IncomingMessage): Promise<HttpAnswer | HttpFailure> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_DOCUMENT_BYTES) return { failure: 'too-big' };
      chunks.push(chunk);
    }
  } catch {
    return { failure: 'rt' };
  }
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
    ...(response.headers.location && { location: response.headers.location }),
  };
}
