import { mayChangeThings as may } from './cross-site.js';

const BASE = 'https://batline.example';
const TOKEN = 'the token of the session';

interface Asked {
  method: string;
  fetchSite?: string | undefined;
  origin?: string | undefined;
  csrfHeader?: string | undefined;
}
const mayChangeThings = ({ method, fetchSite, origin, csrfHeader }: Asked, token: string | undefined, base: string) =>
  may({ method, headers: { 'sec-fetch-site': fetchSite, origin, 'x-csrf-token': csrfHeader } as never }, token, base);
const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none'];
const origins = [undefined, BASE, 'https://evil.example', 'https://batline.example.evil.example', 'http://batline.example', 'null'];
const tokens = [undefined, '', TOKEN, `${TOKEN}x`, 'the token of another session'];
const matrix = sites.flatMap((fetchSite) => origins.flatMap((origin) => tokens.map((csrfHeader) => ({ fetchSite, origin, csrfHeader }))));

describe('mayChangeThings', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'post'])(
    '%s: only with our token, and only if nothing says that it came from elsewhere',
    (method) => {
      const passed = matrix.filter((request) => mayChangeThings({ method, ...request }, TOKEN, BASE));
      expect(passed).toEqual([
        { fetchSite: undefined, origin: undefined, csrfHeader: TOKEN },
        { fetchSite: undefined, origin: BASE, csrfHeader: TOKEN },
        { fetchSite: 'same-origin', origin: undefined, csrfHeader: TOKEN },
        { fetchSite: 'same-origin', origin: BASE, csrfHeader: TOKEN },
      ]);
    },
  );

  it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and needs nothing', (method) => {
    expect(matrix.every((request) => mayChangeThings({ method, ...request }, TOKEN, BASE))).toBe(true);
  });

  it('without a session token nothing passes, not even no token', () => {
    const requests: Asked[] = [{ method: 'POST' }, { method: 'POST', csrfHeader: '' }, { method: 'POST', csrfHeader: 'undefined' }];
    expect(requests.some((request) => mayChangeThings(request, undefined, BASE))).toBe(false);
  });
});
