import { openApiDocument } from '#contracts';
import type { Answer } from '#testing/api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
const document = openApiDocument('http://127.0.0.1') as {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>;
};

/**
 * Expects that an answer is one that the OpenAPI document tells of: its status, and its JSON as the schema has it.
 * @param template the path below `/api/v1` as it is documented, `/cases/{id}`
 * @returns the same answer
 */
export function documented(method: string, template: string, answer: Answer): Answer {
  const operation = document.paths[`/api/v1${template}`]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${template} is not documented`);
  const response = operation.responses[String(answer.status)];
  if (!response) throw new Error(`${method} ${template} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const schema = response.content?.['application/json']?.schema;
  if (schema) expect({ template, errors: ajv.validate(schema, answer.body) ? [] : ajv.errors }).toEqual({ template, errors: [] });
  if (!response.content) expect({ template, status: answer.status }).toEqual({ template, status: 204 });
  return answer;
}
