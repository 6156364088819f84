import { keepRawBodies, LiveAdapter } from '#channels';
import { takeOneClicks } from '#notify';
import type { Settings } from '#platform/config';
import { LIMITS } from '#domain';
import { acceptUploads, ProblemFilter } from '#platform/http';
import { NestLogger, type Log } from '#platform/logging';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import { securityHeaders } from './security-headers.js';
import { serveWeb } from './serve-web.js';
import { handOnDevProvider } from './dev-provider-proxy.js';

/** Larger than any message in any writing; everything else is refused before it is read. */
const BODY_LIMIT = 128 * 1024;

/** The API as it runs, and as tests build it: not listening yet. */
export async function createApi(settings: Settings, log: Log): Promise<NestFastifyApplication> {
  const once: { filter?: ProblemFilter } = {};
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // Forwarded-for headers count only from the proxies that are named.
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    // What Fastify refuses before any route is found: the same documents as everywhere.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      once.filter ? once.filter.answer(error, request, reply) : void reply.status(400).send(),
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(settings, log), adapter, {
    logger: new NestLogger(log),
    abortOnError: false,
  });
  once.filter = app.get(ProblemFilter);
  app.enableShutdownHooks();
  app.useWebSocketAdapter(new LiveAdapter(app, settings));
  const fastify = app.getHttpAdapter().getInstance();
  keepRawBodies(fastify);
  takeOneClicks(fastify);
  acceptUploads(fastify, LIMITS.attachmentBytes);
  await securityHeaders(fastify, settings);
  if (settings.demo && settings.devProviderPort !== undefined)
    await handOnDevProvider(fastify, settings.devProviderPort, settings.publicBaseUrl);
  await serveWeb(fastify);
  return app;
}
