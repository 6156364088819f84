import { formatTrackingCode, parseTrackingCode } from '#domain';

/** A code as people read it, however it was written; what is none stays as it is. */
export function showCode(code: string): string {
  const parsed = parseTrackingCode(code);
  return parsed ? formatTrackingCode(parsed) : code;
}

export const sameCode = (one: string, other: string): boolean => showCode(one) === showCode(other);
