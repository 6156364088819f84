import { RefusalError } from '#platform/http';
import type { FastifyReply } from 'fastify';
import type { ServedFile } from '../attachments/kept-attachments.service.js';

/** Characters that stand in `filename*` as they are (RFC 8187). */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
const ascii = (name: string): string => name.replace(/[^\x20-\x7e]|["\\]/g, '_');

/** Sends a file as a download that runs nowhere, of no other type than the one it has, and that nobody on the way keeps. */
export function sendFile(reply: FastifyReply, { stream, mediaType, name, size }: ServedFile): void {
  void reply
    .headers({
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename="${ascii(name)}"; filename*=UTF-8''${extended(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': mediaType,
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      ...(size === undefined ? {} : { 'Content-Length': String(size) }),
    })
    .send(stream);
}

/** The bytes of an upload. @throws RefusalError `unsupported-file` when something else came */
export function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body)) throw new RefusalError({ code: 'unsupported-file' });
  return body;
}
