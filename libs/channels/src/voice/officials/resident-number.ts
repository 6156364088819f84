import { phoneNumber } from '#contracts';

/** The first of what was given that can be called, in E.164. Pure. */
export function callable(given: readonly string[]): string | undefined {
  for (const written of given) {
    const parsed = phoneNumber.safeParse(written);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
