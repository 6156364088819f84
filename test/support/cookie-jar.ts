/** A browser's cookies, redirects and nothing else. */
export class CookieJar {
  readonly cookies = new Map<string, { value: string; path: string }>();

  header(url: string): string {
    const { pathname } = new URL(url);
    return [...this.cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  /** One request; what it sets is kept. Redirects are not followed. */
  async fetch(url: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = this.header(url);
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { ...(cookie && { cookie }), ...init.headers } });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Follows redirects like a browser until a page comes that is none, or that `stop` wants to see. */
  async visit(url: string, stop: (url: string) => boolean = () => false): Promise<{ url: string; response: Response }> {
    for (let hops = 0; hops < 12; hops += 1) {
      const response = await this.fetch(url, { headers: { accept: 'text/html' } });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) return { url, response };
      url = new URL(location, url).href;
      if (stop(url)) return { url, response };
    }
    throw new Error('redirects without end');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (wanted: string) => attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const expired = attribute('max-age') === '0' || new Date(attribute('expires') ?? '9999-01-01').getTime() < Date.now();
    if (expired) this.cookies.delete(name);
    else this.cookies.set(name, { value, path: attribute('path') ?? '/' });
  }
}
