import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isOwn } from '../control/own-pages-only.js';

/** Beside the sources, and from the built program beside the sources, too: the page is served as it was written. */
const PLACES = ['../../public/', '../../../../../apps/phone-simulator/public/'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page with the telephones, at `/`. */
export function servePage(app: FastifyInstance): void {
  const root = PLACES.find((place) => existsSync(`${place}index.html`));
  if (root === undefined) return;
  void app.register((scope, _options, done) => {
    scope.addHook('onRequest', (request, reply, next) => {
      void reply
        .header('content-security-policy', POLICY)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'no-cache');
      if (!isOwn(request)) return void reply.code(403).send();
      next();
    });
    void scope.register(fastifyStatic, { root, wildcard: false, cacheControl: false });
    done();
  });
}
