/** How long a browser keeps a cookie; without it until the browser is closed. */
interface CookieLife {
  maxAgeSeconds?: number;
}

/** Our cookies for one public base URL: `__Host-` names (no other host or path can set them) wherever there is https. */
export class CookieNames {
  readonly session: string;
  readonly signIn: string;
  /** Of a tablet on which visitors write for themselves (libs/channels, walk-in). */
  readonly desk: string;
  private readonly secure: boolean;

  constructor(publicBaseUrl: string) {
    this.secure = publicBaseUrl.startsWith('https:');
    this.session = this.secure ? '__Host-batline' : 'batline_session';
    this.signIn = this.secure ? '__Host-batline-signin' : 'batline_signin';
    this.desk = this.secure ? '__Host-batline-desk' : 'batline_desk';
  }

  /** A `Set-Cookie` header. Lax: the identity provider's redirect back must bring it along. */
  set(name: string, value: string, { maxAgeSeconds }: CookieLife = {}): string {
    const life = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
    return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${this.secure ? '; Secure' : ''}${life}`;
  }

  clear(name: string): string {
    return this.set(name, '', { maxAgeSeconds: 0 });
  }
}

/** Longest cookie header that is looked at. */
const MAX_HEADER = 16_384;

/** One cookie's value. The same name twice with different values is somebody's trick: then there is none. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  if (!header || header.length > MAX_HEADER) return undefined;
  const values = new Set(valuesOf(header, name));
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

/** Whether a browser carries a cookie, whatever it says and however often: for what is stricter with it than without. */
export const carriesCookie = (header: string | undefined, name: string): boolean => valuesOf(header ?? '', name).length > 0;

const valuesOf = (header: string, name: string): string[] =>
  header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
