/** Random numbers that are the same each time for the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** Uniform in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whether something happens that happens so often in a hundred. */
  percent(often: number): boolean {
    return this.next() * 100 < often;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(all: readonly T[]): T {
    const found = all[Math.floor(this.next() * all.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  /** So many of them, each at most once. */
  some<T>(all: readonly T[], howMany: number): T[] {
    const left = [...all];
    return Array.from({ length: Math.min(howMany, left.length) }, () => left.splice(Math.floor(this.next() * left.length), 1)[0]!);
  }
}
