import type { Given } from '../../engine/calls/ear.js';

/** What was given to a `Gather` so far. The first key or word decides which of the two it is. */
export class Answer {
  private keys = '';
  private words: string[] = [];
  private finishedBy: string | undefined;
  private waiting: (() => void)[] = [];

  /** @param finishOnKey keys of which any ends it; empty: none does */
  constructor(
    private readonly finishOnKey: string,
    private readonly maxKeys: number,
  ) {}

  add(given: Given): void {
    if (this.isWhole) return;
    if ('words' in given) {
      if (this.keys === '') this.words.push(given.words);
    } else if (this.words.length === 0) this.press(given.key);
    const waiting = this.waiting;
    this.waiting = [];
    for (const act of waiting) act();
  }

  /** Resolves when something is given. */
  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  get isSpoken(): boolean {
    return this.words.length > 0;
  }

  get isWhole(): boolean {
    return this.finishedBy !== undefined || this.keys.length >= this.maxKeys;
  }

  /** What the next request carries; undefined when there is no answer. */
  fields(): Readonly<Record<string, string>> | undefined {
    if (this.words.length > 0) return { SpeechResult: this.words.join(' '), Confidence: '0.9' };
    if (this.keys === '') return undefined;
    return { Digits: this.keys, ...(this.finishedBy && { FinishedOnKey: this.finishedBy }) };
  }

  private press(key: string): void {
    if (this.finishOnKey.includes(key)) this.finishedBy = key;
    else this.keys += key;
  }
}
