/** What comes from a telephone: one key, or words. */
export type Given = { readonly key: string } | { readonly words: string };

export interface Listener {
  readonly wants: 'keys' | 'words' | 'both';
  hear(given: Given): void;
}

/** What is listened to on a call. The last who began to listen hears; what nobody listens to is lost. */
export class Ear {
  private readonly listeners: Listener[] = [];
  private waiting: { readonly kind: 'keys' | 'words'; readonly act: () => void }[] = [];

  listen(listener: Listener): () => void {
    this.listeners.push(listener);
    const ready = this.waiting.filter(({ kind }) => this.listensTo(kind));
    this.waiting = this.waiting.filter((each) => !ready.includes(each));
    for (const { act } of ready) act();
    return () => {
      const at = this.listeners.indexOf(listener);
      if (at >= 0) this.listeners.splice(at, 1);
    };
  }

  /** @returns whether anybody heard it */
  give(given: Given): boolean {
    const kind = 'key' in given ? 'keys' : 'words';
    const listener = this.listeners.findLast(({ wants }) => wants === 'both' || wants === kind);
    listener?.hear(given);
    return listener !== undefined;
  }

  listensTo(kind: 'keys' | 'words'): boolean {
    return this.listeners.some(({ wants }) => wants === 'both' || wants === kind);
  }

  /** Resolves as soon as somebody listens to it. */
  opens(kind: 'keys' | 'words'): Promise<void> {
    if (this.listensTo(kind)) return Promise.resolve();
    return new Promise((act) => this.waiting.push({ kind, act }));
  }
}
