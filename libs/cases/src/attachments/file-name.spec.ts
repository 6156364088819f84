import { LIMITS } from '#domain';
import fc from 'fast-check';
import { fileNameOf } from './file-name.js';

describe('names of files', () => {
  it.each([
    ['kuva.jpg', 'jpg', 'kuva.jpg'],
    ['kuva.PNG', 'jpg', 'kuva.jpg'],
    ['lasku.pdf.exe', 'pdf', 'lasku.pdf.pdf'],
    ['Katu%20y%C3%B6ll%C3%A4.jpeg', 'jpg', 'Katu yöllä.jpg'],
    ['..%2F..%2Fetc%2Fpasswd', 'pdf', 'passwd.pdf'],
    ['C%3A%5Ckuvat%5Cvalo.png', 'png', 'valo.png'],
    // Turned round by U+202E it would look like another type.
    [encodeURIComponent('gnp\u202Efdp.exe'), 'pdf', 'gnpfdp.pdf'],
    [encodeURIComponent('a\r\nSet-Cookie: x="1"'), 'png', 'aSet-Cookie x=1.png'],
    ['.htaccess', 'png', 'htaccess.png'],
    ['.gif', 'png', 'tiedosto.png'],
    ['%', 'png', 'tiedosto.png'],
    ['', 'ogg', 'tiedosto.ogg'],
    [undefined, 'ogg', 'tiedosto.ogg'],
    ['x'.repeat(20_000), 'ogg', 'tiedosto.ogg'],
  ])('%j, by content %s → %j', (given, extension, name) => expect(fileNameOf(given, extension)).toBe(name));

  it('are bounded, well-formed and harmless whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = fileNameOf(encodeURIComponent(text.toWellFormed()), 'webp');
        expect(name.length).toBeLessThanOrEqual(LIMITS.fileName);
        expect(name.isWellFormed()).toBe(true);
        expect(name).toMatch(/^[^/\\"\p{Cc}\p{Cf}]+\.webp$/u);
        expect(name.startsWith('.')).toBe(false);
      }),
    );
  });
});
