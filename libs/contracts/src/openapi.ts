import { z } from 'zod';
import { OPERATIONS, type Audience, type Operation } from './operations/index.js';
import { problem } from './problems.js';

type Json = Record<string, unknown>;

const SECURITY: Record<Audience, Json[]> = {
  anybody: [],
  resident: [{ residentKey: [] }, { residentCookie: [] }],
  staff: [{ session: [], csrf: [] }, { apiToken: [] }],
  desk: [{ session: [], csrf: [] }, { apiToken: [] }, { deskCookie: [] }],
};

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function parametersOf(operation: Operation): Json[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = operation.query ? (schemaOf(operation.query, 'input') as { properties?: Json; required?: string[] }) : {};
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  const key =
    operation.method !== 'get'
      ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
      : [];
  const name = operation.upload
    ? [{ name: 'X-File-Name', in: 'header', required: false, schema: { type: 'string', description: 'UTF-8, percent-encoded' } }]
    : [];
  return [...inPath, ...inQuery, ...name, ...key];
}

function operationOf(operation: Operation): Json {
  return {
    summary: operation.summary,
    ...(operation.problems?.length ? { description: `Problems: ${operation.problems.join(', ')}.` } : {}),
    security: SECURITY[operation.audience],
    parameters: parametersOf(operation),
    ...(operation.body ? { requestBody: { content: { 'application/json': { schema: schemaOf(operation.body, 'input') } } } } : {}),
    ...(operation.upload
      ? { requestBody: { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }
      : {}),
    responses: {
      [operation.status]: {
        description: 'Done',
        ...(operation.answer ? { content: { 'application/json': { schema: schemaOf(operation.answer, 'output') } } } : {}),
        ...(operation.media ? { content: { [operation.media]: { schema: { type: 'string' } } } } : {}),
        ...(operation.sound ? { content: { 'audio/*': { schema: { type: 'string', format: 'binary' } } } } : {}),
        ...(operation.file ? { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } : {}),
      },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The OpenAPI 3.1 document of the REST surface, made from the same schemas that validate requests. */
export function openApiDocument(serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) (paths[`/api/v1${operation.path}`] ??= {})[operation.method] = operationOf(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Batline',
      version: '1',
      description: 'The city’s accountability line: every contact becomes a case that one official explicitly answers for.',
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-batline' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
        apiToken: { type: 'http', scheme: 'bearer' },
        residentKey: { type: 'http', scheme: 'bearer' },
        deskCookie: { type: 'apiKey', in: 'cookie', name: '__Host-batline-desk' },
        residentCookie: { type: 'apiKey', in: 'cookie', name: '__Host-batline-resident' },
      },
    },
  };
}
