import { Chance } from './chance.js';
import { VOCABULARY } from './words.js';

const WORDS_AT_LEAST = 12;
const WORDS_MORE = 26;

/** Texts whose words follow Zipf's law: the nth commonest comes up in proportion to 1/n. The same seed gives the same texts. */
export class TextMaker {
  private readonly chance: Chance;

  constructor(seed: number) {
    this.chance = new Chance(seed);
  }

  text(): string {
    const length = WORDS_AT_LEAST + Math.floor(this.chance.next() * WORDS_MORE);
    return Array.from({ length }, () => this.word()).join(' ');
  }

  private word(): string {
    return VOCABULARY[Math.floor(Math.exp(this.chance.next() * Math.log(VOCABULARY.length + 1))) - 1] ?? '';
  }
}
