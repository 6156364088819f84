import { LIMITS } from '#domain';
import sharp from 'sharp';
import { cleanedFile } from './cleaned-file.js';

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#336699' } });
const SECRET = 'Kalle Virtanen, Kurvi';

/** The beginning of a WebM file as browsers record it, with these codecs. */
const webm = (...codecs: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104', 'hex'),
    Buffer.from(codecs.join('\u0000'), 'latin1'),
    Buffer.alloc(64),
  ]);
const wav = (): Buffer => Buffer.concat([Buffer.from('RIFF\u0024\u0000\u0000\u0000WAVEfmt ', 'latin1'), Buffer.alloc(32)]);

describe('what is kept of an uploaded file', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s: painted anew, metadata gone', async (format) => {
    const given = await blank(300, 200)
      .withExif({ IFD0: { Copyright: SECRET }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 11/1 0/1' } })
      .toFormat(format)
      .toBuffer();
    expect(given.includes(SECRET)).toBe(true);
    const kept = await cleanedFile(given);
    expect(kept).toMatchObject({ kind: 'image', mediaType: `image/${format}` });
    expect(kept.bytes.includes(SECRET)).toBe(false);
    const seen = await sharp(kept.bytes).metadata();
    expect(seen).toMatchObject({ format, width: 300, height: 200 });
    expect(seen.exif).toBeUndefined();
    expect(await sharp(kept.preview).metadata()).toMatchObject({ format: 'webp', width: 300 });
  });

  it('a picture is turned as it was held, before what says so is gone', async () => {
    const given = await blank(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const seen = await sharp((await cleanedFile(given)).bytes).metadata();
    expect(seen).toMatchObject({ width: 200, height: 300 });
    expect(seen.orientation).toBeUndefined();
  });

  it('what was hidden behind a picture is gone', async () => {
    const given = Buffer.concat([await blank(20, 20).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    expect((await cleanedFile(given)).bytes.includes('script')).toBe(false);
  });

  it('large pictures become smaller, small ones stay', async () => {
    const { bytes, preview } = await cleanedFile(await blank(5000, 2500).jpeg().toBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 4096, height: 2048 });
    expect(await sharp(preview).metadata()).toMatchObject({ width: 640, height: 320 });
  });

  it.each([
    ['pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'application/pdf'],
    ['audio', webm('A_OPUS'), 'audio/webm'],
    ['audio', wav(), 'audio/wav'],
  ])('%s is kept as it came', async (kind, given, mediaType) => {
    const kept = await cleanedFile(given);
    expect(kept).toMatchObject({ kind, mediaType });
    expect(kept.bytes.equals(given)).toBe(true);
    expect(kept.preview).toBeUndefined();
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'empty-file'],
    ['too much', () => Buffer.alloc(LIMITS.attachmentBytes + 1), 'too-large'],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'unsupported-file'],
    ['a drawing that may run scripts', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported-file'],
    ['a programme', () => Buffer.from('MZ\u0090\u0000'.padEnd(200, '\u0000'), 'latin1'), 'unsupported-file'],
    ['a film', () => webm('V_VP9', 'A_OPUS'), 'unsupported-file'],
    ['a picture cut short', async () => (await blank(400, 400).png().toBuffer()).subarray(0, 120), 'unsupported-file'],
    // 100 million dots in some hundred kilobytes.
    ['a bomb', () => blank(10_000, 10_000).png().toBuffer(), 'unsupported-file'],
  ])('refused: %s', async (_what, make, code) => {
    await expect(cleanedFile(await make())).rejects.toMatchObject({ refusal: { code } });
  });
});
