/** What is to happen, in order of time; at the same instant in the order in which it was said. */
export class Agenda<T> {
  private readonly heap: { at: number; no: number; what: T }[] = [];
  private no = 0;

  add(at: number, what: T): void {
    this.heap.push({ at, no: this.no++, what });
    this.up(this.heap.length - 1);
  }

  /** Epoch ms; Infinity when nothing is left. */
  get next(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  /** Everything up to and at an instant. */
  until(at: number): T[] {
    const due: T[] = [];
    while (this.next <= at) {
      due.push(this.heap[0]!.what);
      const last = this.heap.pop()!;
      if (this.heap.length > 0) {
        this.heap[0] = last;
        this.down();
      }
    }
    return due;
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.heap[a]!, this.heap[b]!];
    return x.at < y.at || (x.at === y.at && x.no < y.no);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }

  private up(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.before(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private down(): void {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.heap.length && this.before(left, least)) least = left;
      if (right < this.heap.length && this.before(right, least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }
}
