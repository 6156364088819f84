import { isProblem } from '../../api/call.js';
import { useFieldErrors } from '../../kit/field.js';

/** At which field of a form the server's refusals belong. The form shows every field that is named: elsewhere nothing is said. */
export const SHIFT_FIELDS: Record<string, string> = {
  'no-such-person': 'person',
  'cannot-be-rostered': 'person',
  'shift-in-the-past': 'day',
  'shift-too-far': 'day',
  'shift-began': 'from',
  'shift-overlaps': 'from',
  'shift-backwards': 'to',
  'shift-too-long': 'to',
  'unknown-village': 'villages',
};

export const PATTERN_FIELDS: Record<string, string> = {
  'no-such-person': 'person',
  'cannot-be-rostered': 'person',
  'shift-too-far': 'startsOn',
  'shift-overlaps': 'from',
  'unknown-village': 'villages',
  'pattern-never-comes': 'weekdays',
};

export const ABSENCE_FIELDS: Record<string, string> = {
  'no-such-person': 'person',
  'absence-overlaps': 'first',
  'absence-backwards': 'last',
  'absence-too-long': 'last',
  'absence-in-the-past': 'last',
};

/**
 * What the server found wrong, in words at the field that it is about.
 * @returns `at` gives the words for one field, if any; `sent` is its name in the request, where that is another one.
 *   `elsewhere` is what belongs to no field
 */
export function useRefusedAt(error: unknown, fields: Record<string, string>) {
  const invalid = useFieldErrors(error);
  const refusal = isProblem(error) ? { field: fields[error.problem.code], words: error.problem.title } : undefined;
  return {
    at: (name: string, sent = name): string | undefined => (refusal?.field === name ? refusal.words : invalid(sent)),
    elsewhere: refusal?.field === undefined ? error : undefined,
  };
}
