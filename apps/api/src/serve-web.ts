import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Paths that are never a page of the web application. */
const NOT_PAGES = /^\/(api|auth|health|webhooks|dev-idp|socket\.io|assets)(\/|$)/;
const WEB = fileURLToPath(new URL('../../../web/', import.meta.url));
const YEAR_SECONDS = 31_536_000;

/** Serves the built web: its assets for a year (their names change with their content), its one page for every other path. */
export async function serveWeb(fastify: FastifyInstance, folder: string = WEB): Promise<void> {
  if (!existsSync(folder)) return;
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      void reply.header('Cache-Control', path.includes('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply | void => {
    const path = request.url.split('?')[0] ?? '/';
    return NOT_PAGES.test(path) ? reply.callNotFound() : reply.sendFile('index.html');
  };
  fastify.get('/', page);
  fastify.get('/*', page);
}
