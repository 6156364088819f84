import type { FastifyInstance } from 'fastify';

const UPLOADS = '/attachments';

/**
 * Lets routes that end in `/attachments` take the bytes of a file (`application/octet-stream`), of at most `maxBytes`; every other route
 * keeps its own, small limit and refuses that media type. To be called before routes are made.
 */
export function acceptUploads(fastify: FastifyInstance, maxBytes: number): void {
  fastify.addHook('onRoute', (route) => {
    if (route.method === 'POST' && route.url.endsWith(UPLOADS)) route.bodyLimit = maxBytes;
  });
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.url?.endsWith(UPLOADS)) done(null, body);
    else done(Object.assign(new Error('not a route for files'), { statusCode: 415 }));
  });
}
