import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json/index.js';
import type { IdempotentRequest } from '../database/unit-of-work.js';
import { RefusalError } from './refusal.error.js';

/** Whom a request's idempotency keys belong to; set by the guards that know: `person:<id>`, `contact:<id>`. */
export interface KnownCaller {
  caller?: string;
}

const KEY = /^[\x21-\x7e]{1,200}$/;
/** Printable characters of a key with at least 128 bits, in the tightest usual writing (base64). A UUID has 36. */
const MIN_ANONYMOUS = 22;

/** The idempotency key of a request, scoped to caller and route (api.md). @throws RefusalError for a key that is none or too weak. */
export function idempotentRequestOf(
  request: Pick<FastifyRequest, 'headers' | 'method' | 'url' | 'body'> & KnownCaller,
): IdempotentRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !KEY.test(key)) throw new RefusalError({ code: 'invalid-idempotency-key' });
  if (!request.caller && key.length < MIN_ANONYMOUS) throw new RefusalError({ code: 'weak-idempotency-key' });
  return {
    scope: `${request.caller ?? 'anonymous'} ${request.method} ${request.url.split('?')[0]}`.slice(0, 300),
    key,
    bodyHash: createHash('sha256')
      .update(Buffer.isBuffer(request.body) ? request.body : canonicalJson(request.body ?? null))
      .digest('hex'),
  };
}

/** Controller parameter: the request's idempotency key, or undefined. */
export const Idempotency = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  idempotentRequestOf(context.switchToHttp().getRequest<FastifyRequest & KnownCaller>()),
);
