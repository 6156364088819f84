import { SAMPLE_RATE, toneWav } from './wav.js';

describe('a recording as a file', () => {
  it('is a WAVE file whose header says what is in it', () => {
    const file = toneWav(2);
    expect([file.toString('ascii', 0, 4), file.toString('ascii', 8, 16), file.toString('ascii', 36, 40)]).toEqual([
      'RIFF',
      'WAVEfmt ',
      'data',
    ]);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect([file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([1, 1, SAMPLE_RATE, 16]);
    expect(file.readUInt32LE(40)).toBe(2 * SAMPLE_RATE * 2);
    expect(file.subarray(44).some((byte) => byte !== 0)).toBe(true);
  });

  it('may be empty', () => expect(toneWav(0)).toHaveLength(44));
});
