import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';

/** How long a public answer may be shown without asking again, in seconds. */
const FRESH_SECONDS = 30;

/** Answers with JSON that caches may keep; who has it already is told so (304). */
export function answerCached(reply: FastifyReply, ifNoneMatch: string | undefined, body: unknown): void {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  void reply.header('Cache-Control', `public, max-age=${FRESH_SECONDS}`).header('ETag', etag);
  // Proxies that compress weaken the tag: compared without the mark (RFC 9110 §13.1.2).
  const had = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (had.includes(etag) || had.includes('*')) return void reply.status(304).send();
  void reply.type('application/json; charset=utf-8').send(text);
}
