import type { AttachmentKind } from '#contracts';
import { fileTypeFromBuffer } from 'file-type/node';

/** What a file is, and as what it is served. */
export interface FileKind {
  kind: AttachmentKind;
  mediaType: string;
  extension: string;
}

const KINDS: Record<string, FileKind> = {
  'image/jpeg': { kind: 'image', mediaType: 'image/jpeg', extension: 'jpg' },
  'image/png': { kind: 'image', mediaType: 'image/png', extension: 'png' },
  'image/webp': { kind: 'image', mediaType: 'image/webp', extension: 'webp' },
  'application/pdf': { kind: 'pdf', mediaType: 'application/pdf', extension: 'pdf' },
  'audio/ogg': { kind: 'audio', mediaType: 'audio/ogg', extension: 'ogg' },
  'audio/mpeg': { kind: 'audio', mediaType: 'audio/mpeg', extension: 'mp3' },
  'audio/mp4': { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/x-m4a': { kind: 'audio', mediaType: 'audio/mp4', extension: 'm4a' },
  'audio/wav': { kind: 'audio', mediaType: 'audio/wav', extension: 'wav' },
};
const WEBM_SOUND: FileKind = { kind: 'audio', mediaType: 'audio/webm', extension: 'webm' };

/** A WebM file names its tracks' codecs at its beginning: `A_…` is sound, `V_…` a picture. */
const TRACKS_WITHIN = 4096;

/** What a file is by its content alone; undefined for everything that is not taken. */
export async function fileKindOf(bytes: Buffer): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = found?.mime.split(';')[0] ?? '';
  if (type !== 'video/webm') return KINDS[type];
  const head = bytes.subarray(0, TRACKS_WITHIN).toString('latin1');
  return /A_(OPUS|VORBIS)/.test(head) && !/V_[A-Z0-9_]/.test(head) ? WEBM_SOUND : undefined;
}
