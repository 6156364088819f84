import type { CaseSummary } from '#contracts';

/** Somebody is on the line and hears a waiting message: the only contact that ends when nobody comes. */
export const isWaitingCaller = <File extends Pick<CaseSummary, 'callerSince'>>(file: File): file is File & { callerSince: string } =>
  file.callerSince !== undefined;

/** Waiting callers before everything else, who has waited longest first; the rest stays in the server's order. */
export function callersFirst(items: readonly CaseSummary[]): CaseSummary[] {
  const callers = items.filter(isWaitingCaller).sort((one, other) => Date.parse(one.callerSince) - Date.parse(other.callerSince));
  return [...callers, ...items.filter((item) => !isWaitingCaller(item))];
}
