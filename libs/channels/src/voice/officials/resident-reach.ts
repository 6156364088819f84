import type { CasePhone } from '#contracts';

/** What the resident used last of the telephone. Number null: it was hidden. */
export interface LastThread {
  channel: 'sms' | 'whatsapp' | 'voice';
  number: string | null;
}

/**
 * By what the telephone reaches the resident. Whoever wrote is written to; whoever called, only where the number takes texts. Pure.
 * @param callable the number that would be called; undefined: none is known
 */
export function reachOf(
  last: LastThread | undefined,
  callable: string | undefined,
  takesTexts: (number: string) => boolean,
): NonNullable<CasePhone['reach']> {
  const number = last?.number ?? null;
  if (number !== null && (last?.channel !== 'voice' || takesTexts(number))) return 'text';
  return callable === undefined ? 'none' : 'call';
}
