import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Turnstile } from '../engine/calls/turnstile.js';
import type { World } from '../engine/world.js';
import { readFields, type Fields } from './form.js';
import { pageOf, type Paging } from './paging.js';
import { notFound } from './rest-error.js';

/** What the routes of the REST API stand on. */
export interface Rest {
  readonly app: FastifyInstance;
  readonly world: World;
  /** One's turn to be dialled. */
  readonly turnstile: Turnstile;
}

export const formOf = (request: FastifyRequest): Fields => (request.body as Fields | undefined) ?? {};

export const queryOf = (request: FastifyRequest): Fields => readFields(queryText(request));

/** One page of a list of what is left after filtering. */
export const pageFor = (request: FastifyRequest, key: string, items: readonly unknown[], paging: Paging): object =>
  pageOf(key, items, paging, request.url.split('?')[0]!, new URLSearchParams(queryText(request)));

export const param = (request: FastifyRequest, name: string): string => (request.params as Record<string, string>)[name] ?? '';

/** The one that the path names. @throws {RestError} when there is none */
export function named<Thing>(request: FastifyRequest, find: (id: string) => Thing | undefined, name = 'sid'): Thing {
  const found = find(param(request, name));
  if (!found) throw notFound(request.url);
  return found;
}

/** A path parameter that is an id of this kind. */
export const sidParam = (name: string, kind: string): string => `:${name}(^${kind}[0-9a-fA-F]{32}$)`;

const queryText = (request: FastifyRequest): string => request.url.split('?').slice(1).join('?');
