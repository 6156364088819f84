import { RefusalError } from '#platform/http';

/** Rolls the transaction back when a policy spoke against the act. */
export function refuseIf(code: string | undefined): void {
  if (code !== undefined) throw new RefusalError({ code });
}
