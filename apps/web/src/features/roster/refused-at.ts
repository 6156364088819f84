import { isProblem } from '../../api/call.js';

/** At which field of a form the server's refusals belong. */
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
  'pattern-never-comes': 'weekdays',
};

export const ABSENCE_FIELDS: Record<string, string> = {
  'no-such-person': 'person',
  'absence-overlaps': 'first',
  'absence-backwards': 'last',
  'absence-too-long': 'last',
  'absence-in-the-past': 'last',
};

/** The server's own words for a refusal, at the field that they are about; `elsewhere` is what belongs to no field. */
export function refusedAt(error: unknown, fields: Record<string, string>) {
  const field = isProblem(error) ? fields[error.problem.code] : undefined;
  return {
    at: (name: string): string | undefined => (field === name && isProblem(error) ? error.problem.title : undefined),
    elsewhere: field === undefined ? error : undefined,
  };
}
