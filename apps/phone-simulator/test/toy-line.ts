import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Form = Record<string, string>;
/** What is done at one path: it answers with a document, or null for none. */
export type Handler = (form: Form, query: URLSearchParams, request: IncomingMessage) => string | null | Promise<string | null>;

export interface Received {
  readonly path: string;
  readonly form: Form;
  readonly token: string;
}

/** A tiny program at the other end of the webhooks: checks every signature by itself, and does what its handlers say. */
export class ToyServer {
  readonly received: Received[] = [];
  forged = 0;
  /** Answers instead of the handler, once for each entry. */
  readonly failWith: { path: string; status: number }[] = [];
  private readonly server: Server;
  private readonly handlers = new Map<string, Handler>();

  constructor(private readonly authToken: string) {
    this.server = createServer((request, response) => {
      void this.serve(request).then(({ status, body, type = 'text/xml' }) =>
        response.writeHead(status, { 'content-type': type }).end(body),
      );
    });
  }

  on(path: string, handler: Handler): this {
    this.handlers.set(path, handler);
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  formsAt(path: string): Form[] {
    return this.received.filter((each) => each.path === path).map(({ form }) => form);
  }

  private async serve(request: IncomingMessage): Promise<{ status: number; body?: string; type?: string }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.url);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    if (!this.isSigned(this.url + (request.url ?? '/'), request.method === 'GET' ? {} : form, request.headers['x-twilio-signature'])) {
      this.forged += 1;
      return { status: 403 };
    }
    this.received.push({ path: url.pathname, form, token: String(request.headers['i-twilio-idempotency-token']) });
    const failing = this.failWith.findIndex(({ path }) => path === url.pathname);
    if (failing >= 0) return { status: this.failWith.splice(failing, 1)[0]!.status };
    const handler = this.handlers.get(url.pathname);
    if (!handler) return { status: 404 };
    const body = await handler(form, url.searchParams, request);
    return body === null ? { status: 204 } : { status: 200, body };
  }

  private isSigned(url: string, form: Form, header: unknown): boolean {
    const text = Object.entries(form)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .reduce((signed, [name, value]) => signed + name + value, url);
    const expected = createHmac('sha1', this.authToken).update(text).digest();
    const given = Buffer.from(String(header), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

/** A document. */
export const response = (...verbs: string[]): string => `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join('')}</Response>`;
export const say = (text: string): string => `<Say language="fi-FI">${text}</Say>`;
