import { LIMITS } from '#domain';
import { RefusalError } from '#platform/http';
import sharp, { type Sharp } from 'sharp';
import { fileKindOf, type FileKind } from './file-kind.js';

/** A file as it is kept: of a picture nothing but what is seen, with a small picture of it. */
export interface CleanedFile extends FileKind {
  bytes: Buffer;
  preview?: Buffer;
}

/** Pictures of cameras have 12 to 50 million dots; what unpacks to more is a bomb. */
const MAX_PIXELS = 60_000_000;
const MAX_SIDE = 4096;
const PREVIEW_SIDE = 640;

// One at a time is pictured (uploads.service.ts), by one thread, and nothing of it is kept in memory.
sharp.cache(false);
sharp.concurrency(1);

/**
 * What of an uploaded file is kept. Pictures are painted anew: turned as they were held, metadata (place, device, time) gone, with anything
 * that was hidden behind them. PDF and sound stay as they came.
 * @throws RefusalError `empty-file`, `unsupported-file` (also for what is broken or unpacks to too much), `too-large`
 */
export async function cleanedFile(bytes: Buffer): Promise<CleanedFile> {
  if (bytes.length === 0) throw new RefusalError({ code: 'empty-file' });
  if (bytes.length > LIMITS.attachmentBytes) throw new RefusalError({ code: 'too-large' });
  const kind = await fileKindOf(bytes);
  if (!kind) throw new RefusalError({ code: 'unsupported-file' });
  if (kind.kind !== 'image') return { ...kind, bytes };
  const painted = await picture(bytes, kind).catch(() => {
    throw new RefusalError({ code: 'unsupported-file' });
  });
  if (painted.bytes.length > LIMITS.attachmentBytes) throw new RefusalError({ code: 'too-large' });
  return { ...kind, ...painted };
}

async function picture(bytes: Buffer, { mediaType }: FileKind): Promise<{ bytes: Buffer; preview: Buffer }> {
  const whole = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
  const painted = await encoded(whole, mediaType).toBuffer();
  const preview = await sharp(painted, { limitInputPixels: MAX_PIXELS })
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
  return { bytes: painted, preview };
}

function encoded(image: Sharp, mediaType: string): Sharp {
  if (mediaType === 'image/png') return image.png();
  if (mediaType === 'image/webp') return image.webp({ quality: 85 });
  return image.jpeg({ quality: 85, mozjpeg: false });
}
