import { call } from '../../api/call.js';
import { sameCode, showCode } from '../../format/tracking-code.js';

let held: { code: string; key: string } | undefined;

/** The key stays in this page's memory, so that the resident can copy their link; it is never written to storage. */
export function holdKey(code: string, key: string): void {
  held = { code, key };
}

export const heldKey = (): string | undefined => held?.key;

/** The link that opens the conversation anywhere; the key stands in the fragment, which browsers do not send. */
export function ownLink(code: string): string | undefined {
  return held && sameCode(held.code, code) ? `${location.origin}/s/${showCode(code)}#key=${encodeURIComponent(held.key)}` : undefined;
}

/** Exchanges the key for an HttpOnly cookie; calls after this need no header. */
export const startSession = (residentKey: string): Promise<void> => call('/my/session', { body: { residentKey } });
