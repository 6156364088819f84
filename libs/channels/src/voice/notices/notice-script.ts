import type { Language } from '#domain';
import type { CallScript } from '#telephony';
import { spokenCode } from '../scripts/spoken.js';

/** What a call tells that only tells: how many things, and of which case when it is one. */
export interface ToldByCall {
  readonly language: Language;
  /** As it is written, with its hyphen; null: about no case. */
  readonly code: string | null;
  readonly count: number;
}

interface Texts {
  readonly one: (spoken: string) => string;
  readonly several: (count: number) => string;
  readonly test: string;
  readonly again: string;
}

const TEXTS: Record<Language, Texts> = {
  fi: {
    one: (code) => `Tämä on Batline. Asia odottaa sinua. Sen tunnus on ${code}.`,
    several: (count) => `Tämä on Batline. ${count} asiaa odottaa sinua.`,
    test: 'Tämä on Batline. Kokeilu: puhelu tavoittaa sinut.',
    again: 'Avaa Batline, niin näet lisää. Paina 1, niin kuulet tämän uudestaan.',
  },
  sv: {
    one: (code) => `Det här är Batline. Ett ärende väntar på dig. Dess kod är ${code}.`,
    several: (count) => `Det här är Batline. ${count} ärenden väntar på dig.`,
    test: 'Det här är Batline. Ett försök: samtal når dig.',
    again: 'Öppna Batline för att se mer. Tryck 1 för att höra det här igen.',
  },
  en: {
    one: (code) => `This is Batline. A case is waiting for you. Its code is ${code}.`,
    several: (count) => `This is Batline. ${count} cases are waiting for you.`,
    test: 'This is Batline. A try: calls reach you.',
    again: 'Open Batline to see more. Press 1 to hear this again.',
  },
};

/** Tells, and changes nothing: whatever is pressed or not, no case is taken by it. @param again asked when 1 is pressed */
export function noticeScript({ language, code, count }: ToldByCall, again: string): CallScript {
  const texts = TEXTS[language];
  const news = code === null ? texts.test : count > 1 ? texts.several(count) : texts.one(spokenCode(code));
  const text = `${news} ${texts.again}`;
  return [
    { step: 'ask', digits: { max: 1 }, timeoutSeconds: 6, prompts: [{ step: 'say', text, language }], then: again },
    { step: 'hangUp' },
  ];
}
