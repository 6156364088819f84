import { vi } from 'vitest';

export interface Call {
  method: string;
  path: string;
  body: unknown;
  headers: Headers;
}
type Answer = { status?: number; json?: unknown } | 'silence';
type Script = Record<string, Answer | Answer[]>;

/** A server of canned answers behind `fetch`: `"POST /contacts": [...]` are given one after the other, the last one for ever. */
export function serve(script: Script): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string, init: RequestInit = {}) => {
      const path = url.replace(/^\/api\/v1/, '');
      const method = init.method ?? 'GET';
      calls.push({ method, path, body: init.body ? JSON.parse(init.body as string) : undefined, headers: new Headers(init.headers) });
      const found = script[`${method} ${path.split('?')[0]}`];
      const answer = Array.isArray(found) ? (found.length > 1 ? found.shift() : found[0]) : found;
      if (answer === 'silence') throw new TypeError('Failed to fetch');
      const { status = 200, json } = answer ?? { status: 404, json: problem('not-found', 404, 'Ei löydy') };
      return new Response(json === undefined ? null : JSON.stringify(json), { status });
    }),
  );
  return calls;
}

export const problem = (code: string, status: number, title: string, more: object = {}) => ({
  type: `/problems/${code}`,
  title,
  status,
  code,
  ...more,
});
