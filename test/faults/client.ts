import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

export interface Acknowledged {
  key: string;
  trackingCode: string;
  residentKey: string;
}

interface Opened {
  case: { trackingCode: string };
  residentKey: string;
}

const RETRY_MS = 100;
const PATIENCE_MS = 90_000;

/**
 * A resident's browser as it should be, several of them: every contact is sent with its key until it is acknowledged, however
 * often the connection breaks or the server says that it cannot now.
 */
export class PatientClients {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that promise nothing was done but are no "try again": must stay empty. */
  readonly strange: string[] = [];
  retries = 0;
  private stopping = false;
  private readonly running: Promise<void>[];

  constructor(
    private readonly url: string,
    clients: number,
  ) {
    this.running = Array.from({ length: clients }, () => this.client());
  }

  /** Resolves when this many more have been acknowledged. @throws after a minute and a half without that */
  async more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    const until = performance.now() + PATIENCE_MS;
    while (this.acknowledged.length < wanted) {
      if (performance.now() > until) throw new Error(`only ${this.acknowledged.length} of ${wanted} contacts were acknowledged`);
      await pause(20);
    }
  }

  /** Begins nothing new, and waits until everything begun is acknowledged. */
  async finish(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.running);
  }

  /** Sends it (again), until there is an answer. */
  async contact(key: string): Promise<Opened> {
    const body = JSON.stringify({ channel: 'web_form', text: `Katuvalo ${key} on pimeä.`, language: 'fi' });
    for (;;) {
      try {
        const headers = { 'content-type': 'application/json', 'idempotency-key': key };
        const response = await fetch(`${this.url}/api/v1/contacts`, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
        if (response.status === 201) return (await response.json()) as Opened;
        if (response.status !== 503) this.strange.push(`${response.status} ${(await response.text()).slice(0, 200)}`);
      } catch {
        // Cut off, or nobody is there: whether it was stored is unknown, so the same key is sent again.
      }
      this.retries += 1;
      await pause(RETRY_MS);
    }
  }

  private async client(): Promise<void> {
    while (!this.stopping) {
      const key = randomBytes(16).toString('hex');
      const opened = await this.contact(key);
      this.acknowledged.push({ key, trackingCode: opened.case.trackingCode, residentKey: opened.residentKey });
    }
  }
}
