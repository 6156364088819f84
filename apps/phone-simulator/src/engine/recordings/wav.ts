/** Samples a second, as on a telephone line. */
export const SAMPLE_RATE = 8_000;
const BYTES_PER_SAMPLE = 2;
const HEADER_BYTES = 44;
const TONE_HZ = 440;
const LOUDNESS = 4_000;

/** A sound file (RIFF WAVE, 16-bit PCM, one channel) with a soft tone of `seconds`, broken into syllables. Pure. */
export function toneWav(seconds: number): Buffer {
  const samples = Math.max(0, Math.round(seconds * SAMPLE_RATE));
  const file = Buffer.alloc(HEADER_BYTES + samples * BYTES_PER_SAMPLE);
  writeHeader(file, samples * BYTES_PER_SAMPLE);
  for (let at = 0; at < samples; at += 1) {
    // Four syllables a second; a pure tone would be a dial tone.
    const syllable = Math.abs(Math.sin((Math.PI * 4 * at) / SAMPLE_RATE));
    const value = Math.round(LOUDNESS * syllable * Math.sin((2 * Math.PI * TONE_HZ * at) / SAMPLE_RATE));
    file.writeInt16LE(value, HEADER_BYTES + at * BYTES_PER_SAMPLE);
  }
  return file;
}

function writeHeader(file: Buffer, dataBytes: number): void {
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 28);
  file.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  file.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(dataBytes, 40);
}
