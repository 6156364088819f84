import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly form: readonly string[];
  readonly required: readonly string[];
  readonly status: number;
  readonly answer?: Schema;
}

const { operations } = JSON.parse(readFileSync(join(__dirname, 'published/operations.json'), 'utf8')) as { operations: Operation[] };
const RFC_2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/;

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat('date-time-rfc-2822', RFC_2822);
for (const format of ['uri', 'phone-number', 'currency', 'uri-map', 'phone-number-capabilities', 'http-method', 'int64'])
  ajv.addFormat(format, true);

const validators = new Map<string, ValidateFunction>();

/** Everything that is published of what the simulator serves. */
export const publishedOperations = (): readonly Operation[] => operations;

/** Which published operation a request is. */
export function operationOf(method: string, path: string): Operation | undefined {
  const bare = path.split('?')[0]!;
  return operations.find(
    (operation) => operation.method === method && new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/.]+')}$`).test(bare),
  );
}

/** What in an answer is not as it is published: nothing, if all is well. */
export function differences({ id, status, answer }: Operation, given: { status: number; body: unknown }): string[] {
  if (given.status !== status) return [`${id}: status ${given.status} instead of ${status}`];
  if (!answer) return [];
  const validate = validators.get(id) ?? ajv.compile(closed(answer));
  validators.set(id, validate);
  if (validate(given.body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${id}${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** Nothing beside what is published; anything may be null, which the description says of most and practice of the rest. */
function closed(schema: Schema): object {
  const { properties, items, type, enum: words, nullable: _nullable, ...rest } = schema;
  return {
    ...rest,
    ...(type && { type: [type, 'null'] }),
    ...(words && { enum: [...words, null] }),
    ...(properties && {
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, closed(property)])),
    }),
    ...(items && { items: closed(items) }),
  };
}
