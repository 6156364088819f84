import type { Readable } from 'node:stream';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { TwilioAnswer } from './twilio-answer.js';

const TIMEOUT_MS = 10_000;
/** A recording may be long, and their storage far away. */
const BYTES_TIMEOUT_MS = 60_000;
/** A page of a list is about a megabyte. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** Where Twilio keeps what it redirects a download to. */
const STORAGE = /(^|\.)(twilio\.com|twiliocdn\.com|amazonaws\.com)$/;

export interface TwilioHttpOptions {
  /** Stands in the place of every `https://*.twilio.com`: the phone simulator's scheme, host and port. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

/**
 * The SDK's own transport with three differences: it talks to Twilio, or to the configured base URL, and to nobody else; every
 * answer that is no success becomes a {@link TwilioAnswer}; nothing is ever sent a second time by itself.
 */
export class TwilioHttp extends twilio.RequestClient {
  private readonly baseUrl: string | undefined;

  constructor({ baseUrl, timeoutMs = TIMEOUT_MS }: TwilioHttpOptions) {
    super({ timeout: timeoutMs, autoRetry: false });
    this.baseUrl = baseUrl;
    this.axios.defaults.maxContentLength = MAX_ANSWER_BYTES;
    // The transport's timeout is one of silence; an answer that trickles would hold a request for ever.
    this.axios.interceptors.request.use((config) => ({ ...config, signal: config.signal ?? AbortSignal.timeout(timeoutMs) }));
  }

  /** @throws {TwilioAnswer} for every answer that is no success; the transport's own errors as they are */
  override async request<TData>(options: RequestClient.RequestOptions<TData>) {
    const response = await super.request<TData>({ ...options, uri: this.target(options.uri) });
    if (response.statusCode >= 300) throw TwilioAnswer.of(response.statusCode, response.body, headersOf(response));
    return response;
  }

  /**
   * A file, as bytes.
   * @returns undefined when it has more than `maxBytes`; the rest of it is not read
   * @throws as `request` does
   */
  async bytes(
    uri: string,
    auth: { username: string; password: string },
    maxBytes: number,
  ): Promise<{ bytes: Buffer; contentType: string } | undefined> {
    const response = await this.axios.get<Readable>(this.target(uri), {
      auth,
      proxy: false,
      responseType: 'stream',
      maxContentLength: -1,
      maxRedirects: this.baseUrl === undefined ? 3 : 0,
      beforeRedirect: ({ protocol, hostname }: Record<string, unknown>) => {
        if (protocol !== 'https:' || !STORAGE.test(String(hostname))) throw new Error('a download leads to a stranger');
      },
      signal: AbortSignal.timeout(BYTES_TIMEOUT_MS),
      validateStatus: null,
    });
    const { data: stream, status } = response;
    const bytes = await readUpTo(stream, status === 200 ? maxBytes : MAX_ANSWER_BYTES);
    if (status !== 200) throw TwilioAnswer.of(status, bytes?.toString('utf8'), headersOf(response));
    return bytes && { bytes, contentType: String(response.headers['content-type'] ?? 'application/octet-stream') };
  }

  /** @throws for any host but Twilio's: a credential must never be sent to another, whatever an answer says */
  private target(uri: string): string {
    const url = new URL(uri);
    if (url.protocol !== 'https:' || !url.hostname.endsWith('.twilio.com') || url.port !== '') throw new Error('not a host of Twilio');
    return this.baseUrl === undefined ? url.href : new URL(url.pathname + url.search, this.baseUrl).href;
  }
}

async function readUpTo(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const headersOf = (response: object): Record<string, unknown> =>
  'headers' in response ? (response.headers as Record<string, unknown>) : {};
