/** What is to happen, in order of time; at the same instant in the order in which it was said. */
export class Agenda<T> {
  /** The next one stands last. */
  private readonly later: { at: number; what: T }[] = [];

  add(at: number, what: T): void {
    let [from, to] = [0, this.later.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.later[middle]!.at > at) from = middle + 1;
      else to = middle;
    }
    this.later.splice(from, 0, { at, what });
  }

  /** Epoch ms; Infinity when nothing is left. */
  get next(): number {
    return this.later.at(-1)?.at ?? Infinity;
  }

  /** Everything up to and at an instant. */
  until(at: number): T[] {
    const due: T[] = [];
    while (this.next <= at) due.push(this.later.pop()!.what);
    return due;
  }
}
