import fc from 'fast-check';
import { languageOfText } from './language-of-text.js';

it.each([
  ['Katuvalo on pimeä Kurvissa ja kadulla ei näe mitään.', 'fi'],
  ['Hei, milloin roskat haetaan? Ne ovat olleet täällä viikon.', 'fi'],
  ['Gatlyktan är trasig och det är mörkt på vår gård.', 'sv'],
  ['Hej, varför har ni inte plogat här?', 'sv'],
  ['The street light is broken and it is dark in the yard.', 'en'],
  ['When will you fix this? There is water in my cellar.', 'en'],
  ['English please', 'en'],
  ['På svenska, tack', 'sv'],
  ['Can I write in English? Milloin kirjasto on auki', 'en'],
  ['Auki?', null],
  ['the and is', null],
  ['Mannerheimintie 12 A 3, 00100', null],
  ['', null],
])('%s: %s', (text, expected) => expect(languageOfText(text)).toBe(expected));

it('never tells by less than twenty characters, unless asked by name', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 19, unit: fc.constantFrom('a', 'n', 'd', ' ', 't', 'h', 'e', 'ä', 'o') }), (text) => {
      expect(languageOfText(text)).toBeNull();
    }),
  );
});
