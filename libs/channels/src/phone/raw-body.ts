import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';
import { Readable } from 'node:stream';

/** Where the provider's requests come in. */
export const WEBHOOKS_PREFIX = '/webhooks/';
/** More than any webhook has. */
const MAX_BYTES = 64 * 1024;

/** A request whose body was kept byte by byte, as its signature covers it. */
export interface RawRequest {
  rawBody?: Buffer;
}

/** Keeps the bytes of what comes to webhooks, and refuses more than 64 kB of it (413); every other route reads as before. */
export function keepRawBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', async (request: FastifyRequest & RawRequest, _reply, payload) => {
    if (!request.url.startsWith(WEBHOOKS_PREFIX)) return payload;
    request.rawBody = await bytesOf(payload);
    const again: RequestPayload = Readable.from([request.rawBody], { objectMode: false });
    again.receivedEncodedLength = request.rawBody.length;
    return again;
  });
}

async function bytesOf(payload: RequestPayload): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw Object.assign(new Error('a webhook is too large'), { statusCode: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
