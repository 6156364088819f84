import { isLoopbackHost, type Settings } from '#platform/config';

type Fetch = (url: string, options?: Parameters<typeof fetch>[1]) => Promise<Response>;

/** How this process reaches the identity provider. */
export interface IssuerAccess {
  /** Whether plain http is allowed: only to this machine itself, only in the demo. */
  insecure: boolean;
  fetch: Fetch;
}

/**
 * Requests go where the issuer's URL says; those to the demo's own provider go straight to its port, since the public base URL
 * may lead through a proxy that this process cannot reach.
 * @throws Error when the issuer's URL may not be used
 */
export function issuerAccess({ oidc, demo, devProviderPort }: Pick<Settings, 'oidc' | 'demo' | 'devProviderPort'>): IssuerAccess {
  const issuer = new URL(oidc.issuer);
  const own = demo && devProviderPort !== undefined;
  const insecure = issuer.protocol === 'http:';
  if (insecure && !(demo && (own || isLoopbackHost(issuer.hostname))))
    throw new Error('OIDC_ISSUER must be https (http only in the demo, for this machine itself)');
  return { insecure, fetch: own ? straightTo(issuer, devProviderPort) : (url, options) => fetch(url, options) };
}

function straightTo(issuer: URL, port: number): Fetch {
  return (url, options) => {
    const wanted = new URL(url);
    if (wanted.origin !== issuer.origin) throw new Error('the development provider named an address that is not its own');
    return fetch(`http://127.0.0.1:${port}${wanted.pathname}${wanted.search}`, options);
  };
}
