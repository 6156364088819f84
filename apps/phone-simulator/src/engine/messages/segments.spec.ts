import { segmentsOf } from './segments.js';

describe('parts of a text message', () => {
  it.each([
    ['', 1],
    ['Hei', 1],
    ['ä'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['š'.repeat(70), 1],
    ['š'.repeat(71), 2],
    ['👋'.repeat(35), 1],
    ['👋'.repeat(36), 2],
  ])('%#', (text, parts) => expect(segmentsOf(text)).toBe(parts));
});
