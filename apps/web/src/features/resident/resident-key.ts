import { call } from '../../api/call.js';
import { sameCode } from '../../format/tracking-code.js';

let held: { code: string; key: string } | undefined;

/** The key stays in this page's memory, so that the resident can copy their link; it is never written to storage. */
export function holdKey(code: string, key: string): void {
  held = { code, key };
}

export const heldKey = (): string | undefined => held?.key;

/** The key of this case, where it is the one that this page holds. */
export const heldKeyOf = (code: string): string | undefined => (held && sameCode(held.code, code) ? held.key : undefined);

/** Exchanges the key for an HttpOnly cookie; calls after this need no header. */
export const startSession = (residentKey: string): Promise<void> => call('/my/session', { body: { residentKey } });
