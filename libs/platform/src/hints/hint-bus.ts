import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

/** Something changed; whoever is interested asks what. `topic` says which kind of thing. */
export interface Hint {
  topic: string;
  body: unknown;
}

const CHANNEL = 'batline_hints';
/** PostgreSQL refuses notifications of 8,000 bytes and more. */
const MAX_PAYLOAD = 7_500;
const RECONNECT_MS = 500;
/** Hints that wait for the database at most: they are hints, the oldest go first. */
const MAX_WAITING = 5_000;

/**
 * Best-effort hints between all processes, over PostgreSQL's NOTIFY, outside of any transaction: NOTIFY inside one would
 * make all commits queue behind each other. Called after the commit. While one notification is under way, later hints
 * gather and leave together. A lost hint costs nothing: clients reconcile by sequence number.
 */
export class HintBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(HintBus.name);
  private readonly handlers: ((hint: Hint) => void)[] = [];
  private readonly gapHandlers: (() => void)[] = [];
  private waiting: Hint[] = [];
  private sender: pg.Client | undefined;
  private listener: pg.Client | undefined;
  private sending = false;
  private closed = false;
  private reconnect: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly connectionOptions: string,
  ) {}

  /** Hints of every process, this one's own included. */
  subscribe(handler: (hint: Hint) => void): void {
    this.handlers.push(handler);
  }

  /** Called when hints may have been missed: the connection was lost and is back. */
  onGap(handler: () => void): void {
    this.gapHandlers.push(handler);
  }

  publish(...hints: Hint[]): void {
    this.waiting.push(...hints);
    if (this.waiting.length > MAX_WAITING) this.waiting.splice(0, this.waiting.length - MAX_WAITING);
    void this.send();
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.handlers.length > 0) await this.listen(false);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnect);
    await Promise.allSettled([this.sender?.end(), this.listener?.end()]);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      options: this.connectionOptions,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: 'batline-hints',
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.waiting.length > 0 && !this.closed) {
        this.sender ??= await this.connect();
        const batch = this.nextBatch();
        await this.sender.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(batch)]);
      }
    } catch (error) {
      this.logger.warn(`hints could not be sent: ${(error as { code?: string }).code ?? 'connection'}`);
      void this.sender?.end().catch(() => undefined);
      this.sender = undefined;
    } finally {
      this.sending = false;
    }
  }

  private nextBatch(): Hint[] {
    const batch: Hint[] = [];
    let size = 2;
    for (const hint of this.waiting) {
      const bytes = Buffer.byteLength(JSON.stringify(hint)) + 1;
      if (batch.length > 0 && size + bytes > MAX_PAYLOAD) break;
      batch.push(hint);
      size += bytes;
    }
    this.waiting = this.waiting.slice(batch.length);
    return batch;
  }

  private async listen(again: boolean): Promise<void> {
    try {
      const client = await this.connect();
      this.listener = client;
      client.on('notification', ({ payload }) => this.deliver(payload));
      client.once('end', () => this.lost(client));
      await client.query(`LISTEN ${CHANNEL}`);
      if (again) for (const handler of this.gapHandlers) handler();
    } catch {
      this.lost(this.listener);
    }
  }

  private lost(client: pg.Client | undefined): void {
    if (this.closed || (client && client !== this.listener)) return;
    this.listener = undefined;
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => void this.listen(true), RECONNECT_MS);
  }

  private deliver(payload: string | undefined): void {
    let hints: Hint[];
    try {
      hints = JSON.parse(payload ?? '[]') as Hint[];
    } catch {
      return;
    }
    for (const hint of hints) for (const handler of this.handlers) handler(hint);
  }
}
