import { Agent, request } from 'node:http';

/** A caller of the API on connections that stay open. */
export interface ApiClient {
  /** @throws for any answer but a success: a figure made of refusals is none. */
  call<T>(method: 'GET' | 'POST', path: string, options?: { token?: string; body?: unknown; key?: string }): Promise<T>;
  close(): void;
}

/** @param connections how many are open at once at most */
export function apiClient(port: number, connections: number): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  return {
    call: <T>(method: 'GET' | 'POST', path: string, { token, body, key }: { token?: string; body?: unknown; key?: string } = {}) =>
      new Promise<T>((resolve, reject) => {
        const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
        const headers: Record<string, string> = {};
        if (token) headers.authorization = `Bearer ${token}`;
        if (key) headers['idempotency-key'] = key;
        if (payload) Object.assign(headers, { 'content-type': 'application/json', 'content-length': String(payload.length) });
        const sent = request({ host: '127.0.0.1', port, method, path: `/api/v1${path}`, agent, headers }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            if ((answer.statusCode ?? 0) < 300) resolve(JSON.parse(text) as T);
            else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
          });
          answer.on('error', reject);
        });
        sent.on('error', reject);
        sent.end(payload);
      }),
    close: () => agent.destroy(),
  };
}
