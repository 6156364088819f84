import fc from 'fast-check';
import { MAX_PARTS, textParts } from './text-parts.js';

const REST = 'Lue loput: https://linja.example.org/s/KX74-PD2M-9';
const words = (count: number) => Array.from({ length: count }, (_, n) => `sana${n}`).join(' ');

it('one text as it is, up to 1,600 characters', () => {
  expect(textParts('Hei\n sinä', REST)).toEqual(['Hei\n sinä']);
  expect(textParts('a'.repeat(1_600), REST)).toEqual(['a'.repeat(1_600)]);
});

it('longer ones are numbered and cut between words', () => {
  const parts = textParts(words(400), REST);
  expect(parts).toHaveLength(2);
  expect(parts[0]).toMatch(/^\(1\/2\) sana0 /);
  expect(parts.map((part) => part.slice(6)).join(' ')).toBe(words(400));
});

it('the longest end with where the rest is', () => {
  const parts = textParts(words(2_000), REST);
  expect(parts).toHaveLength(MAX_PARTS);
  expect(parts[2]!.endsWith(`… ${REST}`)).toBe(true);
});

it('whatever it is: no part is too long or empty, nothing but white space is lost, or the rest is named', () => {
  const text = fc.string({ unit: 'binary', maxLength: 600 }).map((each) => each.toWellFormed().trim());
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 200 }), (given, max) => {
      const parts = textParts(given, 'Lue loput: x', max);
      expect(parts.length).toBeLessThanOrEqual(MAX_PARTS);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(max);
      const said = parts.length === 1 ? parts[0]! : parts.map((part) => part.slice(6)).join('');
      const bare = (each: string) => each.replace(/\s/g, '');
      if (!said.endsWith('Lue loput: x')) expect(bare(said)).toBe(bare(given));
      else expect(bare(given).startsWith(bare(said.slice(0, -' … Lue loput: x'.length)))).toBe(true);
    }),
  );
});
