const PATIENCE_MS = 20_000;

/** So many sockets, each of which hears of a thing once: says when the last of them did, whether that is asked before or after. */
export class Crowd {
  private readonly heardOf = new Map<string, { count: number; lastAt: number; done: () => void; all: Promise<void> }>();

  constructor(
    private readonly size: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  heard(id: string): void {
    const thing = this.thing(id);
    thing.count += 1;
    thing.lastAt = this.now();
    if (thing.count === this.size) thing.done();
  }

  /** @returns when the last one heard it @throws when some never did, or some twice */
  async all(id: string, patienceMs = PATIENCE_MS): Promise<number> {
    const thing = this.thing(id);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
    await Promise.race([thing.all, patience]);
    clearTimeout(timer);
    this.heardOf.delete(id);
    if (thing.count !== this.size) throw new Error(`${thing.count} of ${this.size} heard of ${id}`);
    return thing.lastAt;
  }

  private thing(id: string) {
    const known = this.heardOf.get(id);
    if (known) return known;
    let done = (): void => undefined;
    const all = new Promise<void>((resolve) => (done = resolve));
    const thing = { count: 0, lastAt: 0, done, all };
    this.heardOf.set(id, thing);
    return thing;
  }
}
