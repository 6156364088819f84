import type { Given } from '../../engine/calls/ear.js';

/** What is on a recording while it is made. */
export class Tape {
  private readonly coming: string[] = [];
  private readonly kept: string[] = [];
  private waiting: { act: () => void; keyOnly: boolean } | undefined;
  /** The key that ended it. */
  endedBy: string | undefined;
  private spokenSeconds = 0;
  private speaking: { since: number; seconds: number } | undefined;

  constructor(private readonly finishOnKey: string) {}

  add(given: Given): void {
    if (this.isEnded) return;
    if ('words' in given) this.coming.push(given.words);
    else if (this.finishOnKey.includes(given.key)) this.endedBy = given.key;
    else return;
    if (this.waiting && (this.isEnded || !this.waiting.keyOnly)) this.waiting.act();
  }

  /**
   * The next words are being said from now on.
   * @param now milliseconds since 1970
   * @returns for how many seconds; undefined: it is silent
   */
  speak(now: number, secondsFor: (words: string) => number): number | undefined {
    this.hush(now);
    const words = this.coming.shift();
    if (words === undefined) return undefined;
    this.kept.push(words);
    this.speaking = { since: now, seconds: secondsFor(words) };
    return this.speaking.seconds;
  }

  /** Whatever was being said ends now. */
  hush(now: number): void {
    if (this.speaking) this.spokenSeconds += Math.min(this.speaking.seconds, (now - this.speaking.since) / 1_000);
    this.speaking = undefined;
  }

  /** Resolves when a key ends it or, while it is silent, when somebody begins to speak. */
  next(keyOnly: boolean): Promise<void> {
    return new Promise((act) => (this.waiting = { act, keyOnly }));
  }

  get isEnded(): boolean {
    return this.endedBy !== undefined;
  }

  get isEmpty(): boolean {
    return this.kept.length === 0;
  }

  /** Whole seconds of what was said; what was said at all takes one. */
  get seconds(): number {
    return Math.max(1, Math.round(this.spokenSeconds));
  }

  get words(): string {
    return this.kept.join(' ');
  }
}
