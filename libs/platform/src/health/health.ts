/** Says whether one thing that this process needs is there: resolves, or rejects. */
export type HealthCheck = () => Promise<unknown>;

export interface HealthReport {
  ok: boolean;
  /** By name; nothing of the error itself, since anybody may ask. */
  checks: Record<string, 'ok' | 'failed' | 'no answer'>;
}

const ANSWER_WITHIN_MS = 2_000;

/**
 * What this process needs in order to serve. Rooms add their checks when they start: `health.need('database', () => …)`.
 * `/health/ready` asks all of them; what is merely worth knowing (Redis, which may be away) is not a need.
 */
export class Health {
  private readonly needs = new Map<string, HealthCheck>();

  constructor(private readonly answerWithinMs = ANSWER_WITHIN_MS) {}

  need(name: string, check: HealthCheck): void {
    if (this.needs.has(name)) throw new Error(`two health checks are named ${name}`);
    this.needs.set(name, check);
  }

  /** Asks all at once; one that does not answer within 2 s counts against us. Nothing to ask: ok. */
  async report(): Promise<HealthReport> {
    const asked = [...this.needs].map(async ([name, check]) => [name, await this.ask(check)] as const);
    const checks = Object.fromEntries(await Promise.all(asked));
    return { ok: Object.values(checks).every((result) => result === 'ok'), checks };
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
