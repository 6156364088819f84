import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import type { Captured } from './stub-provider.js';

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, { pattern?: string }>>;
  readonly query: Readonly<Record<string, { type: string }>>;
  readonly form?: Readonly<Record<string, { type: string }>>;
  readonly required?: readonly string[];
}
interface Published {
  readonly operations: readonly Operation[];
}

/** Checks requests against what Twilio has published of the operations that we use (`published/requests.json`). */
export class PublishedRequests {
  private readonly operations = (JSON.parse(readFileSync('libs/telephony/test/published/requests.json', 'utf8')) as Published).operations;
  private readonly ajv = new Ajv({ coerceTypes: true, allErrors: true, strict: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor() {
    formats.default(this.ajv);
    this.ajv.addFormat('http-method', /^(GET|POST)$/);
    this.ajv.addFormat('phone-number', /^(whatsapp:)?\+[1-9]\d{6,14}$/);
    this.ajv.addFormat('endpoint', /^(whatsapp:)?\+[1-9]\d{6,14}$/);
    this.ajv.addFormat('twiml', true);
  }

  get ids(): string[] {
    return this.operations.map((operation) => operation.id);
  }

  /** Which operation a request is, and everything that is wrong with it. */
  check(request: Captured): { id: string | undefined; problems: string[] } {
    const operation = this.operations.find(({ method, path, pathParameters }) => {
      const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => (pathParameters[name]?.pattern ?? '^[^/]+$').slice(1, -1));
      return method === request.method && new RegExp(`^${pattern}$`).test(request.path);
    });
    if (!operation) return { id: undefined, problems: [`nothing is published of ${request.method} ${request.path}`] };
    const { id, query, form = {}, required = [] } = operation;
    return {
      id,
      problems: [...this.problems(`${id} query`, query, [], request.query), ...this.problems(`${id} form`, form, required, request.form)],
    };
  }

  private problems(id: string, properties: Operation['query'], required: readonly string[], sent: URLSearchParams): string[] {
    const schema = { type: 'object', properties, required, additionalProperties: false };
    const validate = this.validators.get(id) ?? this.ajv.compile(schema);
    this.validators.set(id, validate);
    const names = [...new Set(sent.keys())];
    const values = names.map((name) => {
      const all = sent.getAll(name);
      return [name, properties[name]?.type === 'array' || all.length > 1 ? all : all[0]];
    });
    return validate(Object.fromEntries(values))
      ? []
      : (validate.errors ?? []).map((error) => `${id}${error.instancePath} ${error.message}`);
  }
}
