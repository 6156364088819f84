import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { z } from 'zod';
import { CliError } from './cli-error.js';

type Options = NonNullable<ParseArgsConfig['options']>;

function read<T extends Options>(args: readonly string[], options: T, allowPositionals: boolean) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals });
  } catch (error) {
    throw new CliError((error as Error).message);
  }
}

/** Reads options; anything unknown is refused. @throws CliError */
export function readOptions<T extends Options>(args: readonly string[], options: T) {
  return read(args, options, false).values;
}

/** Reads one file's name, and options. @throws CliError when there is none, or more than one */
export function readFileAndOptions<T extends Options>(args: readonly string[], options: T) {
  const { values, positionals } = read(args, options, true);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new CliError('Name one file.');
  return { file, options: values };
}

/** Checks values by the same schema as the API does. @throws CliError that names the options as they were written */
export function checked<T>(schema: z.ZodType<T>, value: unknown, optionOf: Readonly<Record<string, string>>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${optionOf[String(path[0])] ?? path.join('.')}: ${message}`);
  throw new CliError(`These options are missing or not right:\n${[...new Set(lines)].join('\n')}`);
}
