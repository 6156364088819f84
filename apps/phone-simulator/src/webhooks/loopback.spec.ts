import fc from 'fast-check';
import { isLoopbackUrl } from './loopback.js';

describe('where a simulator may call', () => {
  it.each([
    'http://127.0.0.1:3000/a',
    'http://localhost/a?b=1',
    'http://[::1]:8080/',
    'http://127.1.2.3/',
    'http://127.1/',
    'http://2130706433/',
  ])('%s: this machine', (url) => expect(isLoopbackUrl(url)).toBe(true));

  it.each([
    'https://127.0.0.1/',
    'http://example.com/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://user:pass@127.0.0.1/',
    'http://[::ffff:10.0.0.1]/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    '//127.0.0.1/',
    '127.0.0.1',
    '',
  ])('%s: nowhere', (url) => expect(isLoopbackUrl(url)).toBe(false));

  it('no domain name', () => {
    fc.assert(fc.property(fc.domain(), (domain) => expect(isLoopbackUrl(`http://${domain}/`)).toBe(false)));
  });
});
