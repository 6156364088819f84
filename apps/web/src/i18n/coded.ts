import i18next, { type TFunction } from 'i18next';

/**
 * The words for a code that came from the server, which may know more codes than this page: then `fallback`, or the code itself.
 * Dots of event types stand as underscores in the locales.
 */
export function coded(t: TFunction, area: string, code: string, values: Record<string, unknown> = {}, fallback?: string): string {
  const key = `${area}.${code.replaceAll('.', '_')}`;
  if (!i18next.exists(key)) return fallback ?? code;
  return (t as unknown as (key: string, values: Record<string, unknown>) => string)(key, values);
}
