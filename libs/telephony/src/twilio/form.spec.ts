import fc from 'fast-check';
import { fieldOf, parseForm } from './form.js';

it('keeps every value of a field', () => {
  expect({ ...parseForm('a=1&b=2&a=3&c=%C3%A4+%2B&a=') }).toEqual({ a: ['1', '3', ''], b: '2', c: 'ä +' });
});

it('reads whatever was written', () => {
  const fields = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), { noNullPrototype: false });
  fc.assert(
    fc.property(fields, (written) => {
      expect(Object.entries(parseForm(new URLSearchParams(written).toString())!)).toEqual(Object.entries(written));
    }),
  );
});

it('has no way to a prototype', () => {
  const form = parseForm('__proto__=1&constructor=2')!;
  expect(fieldOf(form, '__proto__')).toBe('1');
  expect(fieldOf(form, 'toString')).toBeUndefined();
  expect(fieldOf({}, 'toString')).toBeUndefined();
  expect(({} as Record<string, unknown>)['1']).toBeUndefined();
});

it('is not read at all when it has too many fields', () => {
  const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=1`).join('&');
  expect(parseForm(fields(300))).not.toBeNull();
  expect(parseForm(fields(301))).toBeNull();
});

it.each([
  ['a=1', '1'],
  ['a=1&a=1', '1'],
  ['a=1&a=2', undefined],
  ['a=', ''],
  ['b=1', undefined],
])('takes one value from %s', (body, value) => {
  expect(fieldOf(parseForm(body)!, 'a')).toBe(value);
});
