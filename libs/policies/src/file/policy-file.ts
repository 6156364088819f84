import type { CalendarDefinition, Policy } from '#domain';
import type { z } from 'zod';
import { JsonSource, type FileError } from './json-source.js';
import { lengthIn, ruleBreaches } from './rules.js';
import { policiesFileSchema } from './schema.js';
import { shapeErrors } from './shape-errors.js';

/** A policies file that was found good, every default filled in; frozen through and through. */
export interface PoliciesFile {
  readonly policies: readonly Policy[];
  readonly calendars: Readonly<Record<string, CalendarDefinition>>;
}

export type ParsedPolicies =
  { readonly ok: true; readonly file: PoliciesFile } | { readonly ok: false; readonly errors: readonly FileError[] };

const DEFAULT_REMINDERS = ['P4D', 'P8D'];

/** Reads the text of a policies file: either all of it is good, or every error is told, by line and column (domain.md §4). */
export function parsePolicies(text: string): ParsedPolicies {
  const source = new JsonSource(text.replace(/^\uFEFF/, ''));
  if (source.errors.length > 0) return { ok: false, errors: source.errors };
  const shaped = policiesFileSchema.safeParse(source.value);
  const errors = [
    ...(shaped.error ? shapeErrors(source, shaped.error.issues) : []),
    ...ruleBreaches(source.value).map(({ path, message }) => source.at(path, message)),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
  if (!shaped.success || errors.length > 0) return { ok: false, errors };
  return { ok: true, file: frozen(withReminders(shaped.data)) };
}

function withReminders({ policies, calendars }: z.output<typeof policiesFileSchema>): PoliciesFile {
  return {
    calendars,
    policies: policies.map((policy) => {
      const ms = lengthIn(calendars[policy.calendar]?.week);
      const usual = DEFAULT_REMINDERS.filter((reminder) => ms(reminder)! < ms(policy.clocks.resident)!);
      return { ...policy, reminders: { resident: policy.reminders?.resident ?? usual } };
    }),
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
