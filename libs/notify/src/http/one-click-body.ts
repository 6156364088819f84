import type { FastifyInstance } from 'fastify';

/** Where mail programmes post to. */
const STOP_PREFIX = '/stop/';
/** `List-Unsubscribe=One-Click` in any wrapping. */
const MAX_BYTES = 4 * 1024;

/**
 * Lets mail programmes stop e-mail by `multipart/form-data`, which RFC 8058 §3.1 prefers to a plain form. Nothing of it is read, since
 * the address says it all; every other route refuses it as before (415).
 */
export function takeOneClicks(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: MAX_BYTES }, (request, _body, done) =>
    request.url.startsWith(STOP_PREFIX)
      ? done(null, undefined)
      : done(Object.assign(new Error('multipart is not taken here'), { statusCode: 415 })),
  );
}
