import fc from 'fast-check';
import { piecesOf, spokenPieces, xmlText } from './text-pieces.js';

it.each([
  ['short', 10, ['short']],
  ['', 10, []],
  [' \n\t ', 10, []],
  ['one two three', 7, ['one two', 'three']],
  ['First is this. Second is that.', 20, ['First is this.', 'Second is that.']],
  ['A. Then comes something long', 16, ['A. Then comes', 'something long']],
  ['abcdefgh', 3, ['abc', 'def', 'gh']],
  ['a😀😀', 2, ['a', '😀', '😀']],
])('cuts %j at %d', (text, max, pieces) => {
  expect(piecesOf(text, max)).toEqual(pieces);
});

it('loses white space alone, keeps every limit and cuts no character in two', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '.', '!', '\n', '😀', '<'), maxLength: 200 });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 40 }), (text, max) => {
      const pieces = piecesOf(text, max);
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(max);
        expect(piece).not.toBe('');
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
  );
});

it.each([
  ['a\u0000b\u001bc', 'a b c'],
  ['\ud800x\udc00', ' x '],
  ['\ufffe\uffff', '  '],
  ['tab\tline\n😀 <&>', 'tab\tline\n😀 <&>'],
])('makes %j what XML can carry', (text, carried) => {
  expect(xmlText(text)).toBe(carried);
});

it('reads white space as one space', () => {
  expect(spokenPieces('  Hei,\r\n\tmaailma\u0007! ')).toEqual(['Hei, maailma !']);
});
