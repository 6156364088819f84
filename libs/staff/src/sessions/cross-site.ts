import { originOf } from '#platform/http';
import type { FastifyRequest } from 'fastify';
import { sameSecret } from './secret-values.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that carries our cookie may change something: it must hold the session's token, and neither the browser's
 * own word nor the origin may say that another site made it. Reading needs nothing: browsers keep answers from other sites.
 */
export function mayChangeThings(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  csrfToken: string | undefined,
  publicBaseUrl: string,
): boolean {
  if (SAFE_METHODS.includes(method.toUpperCase())) return true;
  if (originOf(headers, publicBaseUrl) === 'foreign') return false;
  const shown = headers['x-csrf-token'];
  return typeof shown === 'string' && sameSecret(shown, csrfToken);
}
