import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { policiesJsonSchema } from './schema.js';

const FILE = 'config/policies.schema.json';

describe('the JSON Schema beside the policies file', () => {
  it('is what the code checks (after a change: this test with UPDATE_SCHEMA=1, then prettier)', () => {
    const schema = JSON.stringify(policiesJsonSchema(), null, 2);
    if (process.env.UPDATE_SCHEMA) writeFileSync(FILE, schema);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(schema));
  });

  it('accepts the policies that the line starts with, and refuses what is unknown, missing or malformed', () => {
    const policies = readFileSync('config/policies.json', 'utf8');
    const valid = new Ajv2020({ allErrors: true }).compile(policiesJsonSchema());
    const accepts = (text: string) => valid(JSON.parse(text));
    expect([accepts(policies), valid.errors]).toEqual([true, null]);
    expect(accepts(policies.replace('"warnAt"', '"warnat"'))).toBe(false);
    expect(accepts(policies.replace('"match": {},', ''))).toBe(false);
    expect(accepts(policies.replace('"P60D"', '"60 days"'))).toBe(false);
    expect(accepts(policies.replace('"08:00"', '"8:00"'))).toBe(false);
  });
});
