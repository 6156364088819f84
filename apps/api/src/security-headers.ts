import helmet from '@fastify/helmet';
import type { Settings } from '#platform/config';
import type { FastifyInstance } from 'fastify';

/** What browsers are told to keep to on every answer. Pages run our own scripts and styles alone, and nobody may frame them. */
export async function securityHeaders(fastify: FastifyInstance, settings: Settings): Promise<void> {
  const secure = settings.publicBaseUrl.startsWith('https:');
  const socket = settings.publicBaseUrl.replace(/^http/, 'ws');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socket],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
}
