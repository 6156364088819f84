import { CookieNames, cookieValue } from './cookies.js';

describe('CookieNames', () => {
  it('binds cookies to the host and to https wherever there is https', () => {
    const cookies = new CookieNames('https://batline.example');
    expect(cookies.session).toBe('__Host-batline');
    expect(cookies.set(cookies.session, 'x')).toBe('__Host-batline=x; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(cookies.set(cookies.signIn, 'x', { maxAgeSeconds: 600 })).toBe(
      '__Host-batline-signin=x; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600',
    );
  });

  it('works without https on this machine', () => {
    const cookies = new CookieNames('http://127.0.0.1:3000');
    expect(cookies.set(cookies.session, 'x')).toBe('batline_session=x; Path=/; HttpOnly; SameSite=Lax');
    expect(cookies.clear(cookies.session)).toBe('batline_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });
});

describe('cookieValue', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['the only one', 'a=1', '1'],
    ['among others', 'b=2; a=1; c=3', '1'],
    ['with = in it', 'a=1=2', '1=2'],
    ['empty', 'a=', ''],
    ['without spaces', 'b=2;a=1', '1'],
    ['twice the same', 'a=1; a=1', '1'],
    ['twice and different', 'a=1; a=2', undefined],
    ['only as the end of another name', 'xa=1', undefined],
    ['in another case', 'A=1', undefined],
    ['no header', undefined, undefined],
    ['an endless header', `a=1; b=${'x'.repeat(20_000)}`, undefined],
  ])('%s', (_, header, value) => expect(cookieValue(header, 'a')).toBe(value));
});
