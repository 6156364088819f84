import { formatTrackingCode, parseTrackingCode } from '#domain';
import { showCode } from '../../format/tracking-code.js';

const KEY = /bk\d{1,6}\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/;
const PATH_CODE = /\/s\/([^/#?\s]+)/;

/** What a slip, its QR code or a link says. */
export interface SlipWords {
  code?: string;
  key?: string;
}

/** Reads the tracking code and the key off whatever was typed, pasted or scanned: a link, or one of the two alone. Pure. */
export function readSlip(text: string): SlipWords {
  const key = KEY.exec(decoded(text.replace(/\s+/g, '')))?.[0];
  const code = parseTrackingCode(PATH_CODE.exec(text)?.[1] ?? (key === undefined ? text : ''));
  return { ...(code !== undefined ? { code: formatTrackingCode(code) } : {}), ...(key !== undefined ? { key } : {}) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The link that the QR code holds: opens the conversation, and goes on at any desk. The key stands in the fragment alone. */
export const keyUrl = (origin: string, code: string, key: string): string => `${origin}/s/${showCode(code)}#key=${encodeURIComponent(key)}`;
