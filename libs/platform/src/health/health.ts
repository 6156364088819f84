/** Says whether one thing that this process needs is there: resolves, or rejects. */
export type HealthCheck = () => Promise<unknown>;

export interface HealthReport {
  ok: boolean;
  /** By name, also what is merely worth knowing; nothing of the error itself, since anybody may ask. */
  checks: Record<string, 'ok' | 'failed' | 'no answer'>;
}

const ANSWER_WITHIN_MS = 2_000;

/**
 * What this process needs in order to serve. Rooms add their checks when they start: `health.need('database', () => …)`.
 * `/health/ready` asks all of them. What is worth knowing but keeps nobody from being served (`health.mind('phone', () => …)`) is
 * asked too, and leaves the process ready.
 */
export class Health {
  private readonly needs = new Map<string, HealthCheck>();
  private readonly minded = new Map<string, HealthCheck>();

  constructor(private readonly answerWithinMs = ANSWER_WITHIN_MS) {}

  need(name: string, check: HealthCheck): void {
    this.add(this.needs, name, check);
  }

  /** Its failure is told, and does not make the process unready. */
  mind(name: string, check: HealthCheck): void {
    this.add(this.minded, name, check);
  }

  /** Asks all at once; one that does not answer within 2 s counts against us. Nothing to ask: ok. */
  async report(): Promise<HealthReport> {
    const asked = [...this.needs, ...this.minded].map(async ([name, check]) => [name, await this.ask(check)] as const);
    const checks = Object.fromEntries(await Promise.all(asked));
    return { ok: [...this.needs.keys()].every((name) => checks[name] === 'ok'), checks };
  }

  private add(to: Map<string, HealthCheck>, name: string, check: HealthCheck): void {
    if (this.needs.has(name) || this.minded.has(name)) throw new Error(`two health checks are named ${name}`);
    to.set(name, check);
  }

  private async ask(check: HealthCheck): Promise<HealthReport['checks'][string]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'no answer'>((resolve) => {
      timer = setTimeout(() => resolve('no answer'), this.answerWithinMs);
    });
    try {
      return await Promise.race([
        Promise.resolve()
          .then(check)
          .then(
            () => 'ok' as const,
            () => 'failed' as const,
          ),
        late,
      ]);
    } finally {
      clearTimeout(timer);
    }
  }
}
