import fc from 'fast-check';
import { safeReturnTo } from './return-to.js';

const BASE = 'https://batline.example';

describe('safeReturnTo', () => {
  it.each([
    ['/', '/'],
    ['/tyo', '/tyo'],
    ['/tyo?view=mine&q=%C3%A4#x', '/tyo?view=mine&q=%C3%A4#x'],
    ['/tyo/../pormestari', '/pormestari'],
    ['/ä', '/%C3%A4'],
    ['/authority', '/authority'],
  ])('%p is ours: %p', (wanted, path) => expect(safeReturnTo(wanted, BASE)).toBe(path));

  it.each([
    undefined,
    null,
    42,
    ['/tyo'],
    '',
    'tyo',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' /tyo',
    '/.//evil.example',
    '/x/..//evil.example',
    'https://evil.example',
    'https://batline.example@evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/auth/login',
    '/auth/logout?x',
    '/x/../auth/callback',
    '/dev-idp/auth',
    `/${'x'.repeat(2_000)}`,
  ])('%p is not', (wanted) => expect(safeReturnTo(wanted, BASE)).toBe('/'));

  it('never leads away, whatever was asked for', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', '?', '#', '%2f', '%5c', 'evil.example', 'https:', '\t', '\n', ' ', 'a');
    const hostile = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
    );
    fc.assert(
      fc.property(hostile, (wanted) => {
        const path = safeReturnTo(wanted, BASE);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, BASE).origin).toBe(BASE);
        // What a browser makes of it stays the same if it is checked again.
        expect(safeReturnTo(path, BASE)).toBe(path);
      }),
      { numRuns: 3_000 },
    );
  });
});
