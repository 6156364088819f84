import type { FastifyRequest } from 'fastify';

/** A header that comes once; sent several times it is joined, so that it equals nothing expected. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
