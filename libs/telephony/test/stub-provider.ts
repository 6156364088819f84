import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface Captured {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What happens to a request: an answer, none at all, or a connection that breaks. */
export type Behaviour = (request: Captured, response: ServerResponse) => Reply | 'silence' | 'reset';

/** An HTTP server on loopback that keeps what it is asked and answers as it is told: what a provider might do, good and bad. */
export class StubProvider {
  readonly captured: Captured[] = [];
  behave: Behaviour = () => ({ status: 404, body: { code: 20404, status: 404 } });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StubProvider> {
    const server = createServer();
    const stub = new StubProvider(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void stub.handle(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return stub;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.baseUrl);
    const form = new URLSearchParams(await text(request));
    const captured = { method: request.method ?? '', path: pathname, query: searchParams, form, headers: request.headers };
    this.captured.push(captured);
    const reply = this.behave(captured, response);
    if (reply === 'reset') request.socket.destroy();
    if (typeof reply === 'string') return;
    const bytes = Buffer.isBuffer(reply.body) ? reply.body : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
    const json = typeof reply.body === 'object' && !Buffer.isBuffer(reply.body);
    response.writeHead(reply.status ?? 200, { ...(json && { 'content-type': 'application/json' }), ...reply.headers });
    if (reply.status === 204) response.end();
    else response.end(bytes);
  }
}
