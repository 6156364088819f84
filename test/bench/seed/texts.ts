import { VOCABULARY } from './words.js';

const WORDS_AT_LEAST = 12;
const WORDS_MORE = 26;

/** Texts whose words follow Zipf's law: the nth commonest comes up in proportion to 1/n. The same seed gives the same texts. */
export class TextMaker {
  constructor(private state: number) {}

  text(): string {
    const length = WORDS_AT_LEAST + Math.floor(this.chance() * WORDS_MORE);
    return Array.from({ length }, () => this.word()).join(' ');
  }

  private word(): string {
    return VOCABULARY[Math.floor(Math.exp(this.chance() * Math.log(VOCABULARY.length + 1))) - 1] ?? '';
  }

  /** mulberry32: uniform in [0, 1). */
  private chance(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
