import { callerOf } from '#platform/throttle';

/** Open connections by caller, in this process: one machine must not use up all of them. */
export class ConnectionCount {
  private readonly counts = new Map<string, number>();

  constructor(private readonly most: number) {}

  hasRoom(address: string): boolean {
    return (this.counts.get(callerOf(address)) ?? 0) < this.most;
  }

  /** @returns gives the place back; only the first call counts */
  take(address: string): () => void {
    const caller = callerOf(address);
    this.counts.set(caller, (this.counts.get(caller) ?? 0) + 1);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      const left = (this.counts.get(caller) ?? 1) - 1;
      if (left > 0) this.counts.set(caller, left);
      else this.counts.delete(caller);
    };
  }
}
