import { looksLikeSecret } from '../sessions/secret-values.js';

/** Every API token begins so, which lets secret scanners find one that was published by mistake. */
export const TOKEN_PREFIX = 'bl_';

const FORM = /^bl_([0-9a-f]{32})_(.+)$/;

/** `bl_<id>_<secret>`: the id finds the row, the secret opens it. */
export const formatToken = (id: string, secret: string): string => `${TOKEN_PREFIX}${id.replaceAll('-', '')}_${secret}`;

/** @returns the row's id and the secret, or undefined for anything that was never one of our tokens */
export function parseToken(text: string): { id: string; secret: string } | undefined {
  const [, hex, secret] = FORM.exec(text) ?? [];
  if (hex === undefined || secret === undefined || !looksLikeSecret(secret)) return undefined;
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret };
}
