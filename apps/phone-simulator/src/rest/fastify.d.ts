import 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Chaos: it is done, and answered as if it were not. */
    failsAfter?: boolean;
  }
}
