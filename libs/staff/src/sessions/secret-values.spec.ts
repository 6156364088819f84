import { csrfTokenOf, hashOf, looksLikeSecret, newSecret, sameSecret } from './secret-values.js';

describe('secrets', () => {
  it('are 256 bits each, all different, and recognisable', () => {
    const made = Array.from({ length: 1_000 }, newSecret);
    expect(new Set(made).size).toBe(1_000);
    expect(made.every(looksLikeSecret)).toBe(true);
    expect(Buffer.from(made[0]!, 'base64url')).toHaveLength(32);
  });

  it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}ä`])('%p is none', (text) => {
    expect(looksLikeSecret(text)).toBe(false);
  });

  it('a CSRF token belongs to one session and gives its secret away to nobody', () => {
    const secret = newSecret();
    expect(csrfTokenOf(secret)).toBe(csrfTokenOf(secret));
    expect(csrfTokenOf(secret)).not.toBe(csrfTokenOf(newSecret()));
    expect([secret, hashOf(secret).toString('base64url')]).not.toContain(csrfTokenOf(secret));
  });

  it.each<[string | undefined, string | undefined, boolean]>([
    ['a', 'a', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['', '', true],
    [undefined, 'a', false],
    ['a', undefined, false],
    [undefined, undefined, false],
  ])('sameSecret(%p, %p) is %p', (one, other, same) => expect(sameSecret(one, other)).toBe(same));
});
