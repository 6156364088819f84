/** Something that happened, for people and tests to look at. */
export interface TraceEntry {
  /** Counts from 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970, by the network's clock. */
  readonly at: number;
  readonly kind: TraceKind;
  readonly [detail: string]: unknown;
}

/**
 * `call`: a call's state changed; `heard`: somebody on a call hears words; `said`, `pressed`: they said or pressed something;
 * `webhook`: one was asked, with what came of it; `rest`: a request was served; `message`: a message's state changed;
 * `debugger`: what the provider's debugger would show; `chaos`: something was made to go wrong.
 */
export type TraceKind =
  | 'call'
  | 'ringing'
  | 'heard'
  | 'said'
  | 'pressed'
  | 'verb'
  | 'bridged'
  | 'queue'
  | 'conference'
  | 'recording'
  | 'message'
  | 'webhook'
  | 'rest'
  | 'debugger'
  | 'chaos';

const KEPT = 5_000;

export class Trace {
  private seq = 0;
  private readonly kept: TraceEntry[] = [];
  private readonly watchers = new Set<(entry: TraceEntry) => void>();

  constructor(private readonly now: () => number) {}

  add(kind: TraceKind, detail: Readonly<Record<string, unknown>>): void {
    const entry: TraceEntry = { ...detail, seq: (this.seq += 1), at: this.now(), kind };
    this.kept.push(entry);
    if (this.kept.length > KEPT) this.kept.splice(0, this.kept.length - KEPT);
    for (const watcher of this.watchers) watcher(entry);
  }

  /** What the provider's debugger would show: its code and what it is about. */
  warn(code: number, about: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.add('debugger', { code, about, ...detail });
  }

  get lastSeq(): number {
    return this.seq;
  }

  /** The last {@link KEPT} entries, oldest first; only those after `seq`. */
  entries(kind?: TraceKind, after = 0): TraceEntry[] {
    return this.kept.filter((entry) => entry.seq > after && (kind === undefined || entry.kind === kind));
  }

  /** @returns stops watching */
  watch(watcher: (entry: TraceEntry) => void): () => void {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }
}
