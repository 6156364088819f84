import proxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';

/** Hands `/dev-idp/*` on to the development sign-in, which listens on loopback; only in the demo. */
export async function handOnDevProvider(fastify: FastifyInstance, port: number, publicBaseUrl: string): Promise<void> {
  const { host, protocol } = new URL(publicBaseUrl);
  await fastify.register(proxy, {
    upstream: `http://127.0.0.1:${port}`,
    prefix: '/dev-idp',
    rewritePrefix: '/dev-idp',
    replyOptions: {
      rewriteRequestHeaders: (_request, headers) => ({
        ...headers,
        host,
        'x-forwarded-host': host,
        'x-forwarded-proto': protocol.replace(':', ''),
      }),
    },
  });
}
