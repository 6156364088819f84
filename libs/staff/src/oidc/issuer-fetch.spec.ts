import { issuerAccess } from './issuer-fetch.js';

const settings = (issuer: string, demo: boolean, devProviderPort?: number) => ({
  oidc: { issuer, clientId: 'batline', clientSecret: 'secret' },
  demo,
  devProviderPort,
});

describe('issuerAccess', () => {
  it.each<[string, boolean, number | undefined, boolean]>([
    ['https://id.example/realm', false, undefined, false],
    ['https://id.example/realm', true, undefined, false],
    ['http://127.0.0.1:3000/dev-idp', true, undefined, true],
    ['http://localhost:3000/dev-idp', true, 4000, true],
    ['http://192.168.1.5:3000/dev-idp', true, 4000, true],
  ])('%s (demo %p, own provider on %p)', (issuer, demo, port, insecure) => {
    expect(issuerAccess(settings(issuer, demo, port)).insecure).toBe(insecure);
  });

  it.each<[string, boolean, number | undefined]>([
    ['http://127.0.0.1:3000/dev-idp', false, undefined],
    ['http://127.0.0.1:3000/dev-idp', false, 4000],
    ['http://id.example', true, undefined],
    ['http://127.0.0.1.evil.example', true, undefined],
  ])('%s (demo %p, own provider on %p) is refused', (issuer, demo, port) => {
    expect(() => issuerAccess(settings(issuer, demo, port))).toThrow('https');
  });

  it('lets the development provider send it nowhere else', () => {
    const { fetch } = issuerAccess(settings('http://127.0.0.1:3000/dev-idp', true, 4000));
    expect(() => fetch('http://127.0.0.1:5432/')).toThrow('not its own');
  });
});
