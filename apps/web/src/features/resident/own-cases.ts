import { recall, remember } from '../../api/remembered.js';
import { sameCode, showCode } from '../../format/tracking-code.js';

const KEEP = 20;
const isCodes = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Tracking codes of the cases opened in this browser, newest first. Codes are no secret; the key is in an HttpOnly cookie. */
export const ownCases = (): string[] => recall('codes', isCodes) ?? [];

export function rememberOwnCase(code: string): void {
  remember('codes', [showCode(code), ...ownCases().filter((one) => !sameCode(one, code))].slice(0, KEEP));
  remember('hasCase', true);
}
