import { z } from 'zod';
import { RestError } from './rest-error.js';

/** Fields as they came: one that came more than once has all its values. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const MAX_FIELDS = 200;

/** Reads a form or a query. @throws {RestError} when there are too many fields */
export function readFields(text: string): Fields {
  const fields = Object.create(null) as Record<string, string | string[]>;
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if ((count += 1) > MAX_FIELDS) throw new RestError(400, 20001, 'Too many parameters');
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return fields;
}

/**
 * Fields as a schema wants them. Stricter than the provider, who ignores what it does not know: a parameter that is spelled wrong
 * is to be found here. @throws {RestError} 20001
 */
export function parseFields<Schema extends z.ZodType>(schema: Schema, fields: Fields): z.output<Schema> {
  const outcome = schema.safeParse({ ...fields });
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  const about = issue?.code === 'unrecognized_keys' ? `unknown parameter ${issue.keys.join(', ')}` : issue?.path.join('.');
  throw new RestError(400, 20001, `Invalid parameter: ${about}: ${issue?.message}`);
}

export const flag = z.enum(['true', 'false', 'True', 'False']).transform((word) => word.toLowerCase() === 'true');
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `from ${min} to ${max}`);
export const method = z.enum(['GET', 'POST']);
export const address = z.string().min(1).max(4_000);
/** One value, or several. */
export const several = <T extends z.ZodType>(each: T) => z.union([z.array(each), each.transform((one) => [one])]);
export const instant = z
  .string()
  .max(40)
  .transform((text) => Date.parse(text))
  .refine((ms) => Number.isFinite(ms), 'a date');
