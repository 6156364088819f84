import type { FastifyRequest } from 'fastify';
import { isLoopbackHost } from '../webhooks/loopback.js';

/**
 * Whether a request may move the telephones: it names this machine as its host (a stranger's name that leads here does not), and
 * comes from our own page or from no page at all. Pure.
 */
export function isOwn({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const host = headers.host ?? '';
  if (!URL.canParse(`http://${host}`) || !isLoopbackHost(new URL(`http://${host}`).hostname)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === `http://${host}`;
}
