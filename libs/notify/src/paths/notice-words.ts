import type { Language } from '#domain';

/** What people of the city read outside the app: a kind of news and a code, never a word of a case. */
interface NoticeWords {
  readonly waits: (code: string) => string;
  readonly waitsLive: (code: string) => string;
  readonly atMayor: (code: string) => string;
  readonly promise: (code: string) => string;
  readonly offered: (code: string) => string;
  readonly asked: (code: string) => string;
  readonly message: (code: string) => string;
  readonly news: (code: string) => string;
  readonly several: (count: number) => string;
  readonly test: string;
  readonly proofSubject: string;
  readonly proof: (code: string) => string;
  /** Under an e-mail: why it came. */
  readonly because: Readonly<Record<'own_order' | 'rung' | 'test' | 'quiet', string>>;
  readonly change: (link: string) => string;
}

const WORDS: Record<Language, NoticeWords> = {
  fi: {
    waits: (code) => `Asia ${code} odottaa ottajaa`,
    waitsLive: (code) => `Asukas odottaa linjalla: asia ${code}`,
    atMayor: (code) => `Asia ${code} on pormestarin pöydällä`,
    promise: (code) => `Asian ${code} määräaika`,
    offered: (code) => `Sinulle tarjotaan asiaa ${code}`,
    asked: (code) => `Sinulta pyydetään apua asiaan ${code}`,
    message: (code) => `Uusi viesti asiassa ${code}`,
    news: (code) => `Uutta asiassa ${code}`,
    several: (count) => `${count} asiaa odottaa sinua`,
    test: 'Kokeilu: tämä ilmoitustapa toimii',
    proofSubject: 'Batline-koodisi',
    proof: (code) => `Batline-koodisi on ${code}. Se on voimassa 15 minuuttia. Jos et pyytänyt sitä, älä tee mitään.`,
    because: {
      own_order: 'Sait tämän, koska olet pyytänyt ilmoitukset näin.',
      rung: 'Sait tämän, koska asia on nyt sinun portaallasi.',
      test: 'Sait tämän, koska kokeilit ilmoitustapaa.',
      quiet: 'Sait tämän päivystyksesi ulkopuolella, koska kukaan muu ei vastaa asiasta.',
    },
    change: (link) => `Ilmoitustapasi: ${link}`,
  },
  sv: {
    waits: (code) => `Ärendet ${code} väntar på någon`,
    waitsLive: (code) => `En invånare väntar på linjen: ärende ${code}`,
    atMayor: (code) => `Ärendet ${code} ligger på borgmästarens bord`,
    promise: (code) => `Tidsfristen för ärendet ${code}`,
    offered: (code) => `Du erbjuds ärendet ${code}`,
    asked: (code) => `Du ombeds hjälpa till med ärendet ${code}`,
    message: (code) => `Nytt meddelande i ärendet ${code}`,
    news: (code) => `Nytt i ärendet ${code}`,
    several: (count) => `${count} ärenden väntar på dig`,
    test: 'Försök: det här meddelandesättet fungerar',
    proofSubject: 'Din Batline-kod',
    proof: (code) => `Din Batline-kod är ${code}. Den gäller i 15 minuter. Om du inte har bett om den behöver du inte göra något.`,
    because: {
      own_order: 'Du fick detta för att du har bett om meddelanden så här.',
      rung: 'Du fick detta för att ärendet nu står på ditt trappsteg.',
      test: 'Du fick detta för att du prövade meddelandesättet.',
      quiet: 'Du fick detta utanför din jour, eftersom ingen annan svarar för ärendet.',
    },
    change: (link) => `Hur du får meddelanden: ${link}`,
  },
  en: {
    waits: (code) => `Case ${code} is waiting for somebody`,
    waitsLive: (code) => `A resident is waiting on the line: case ${code}`,
    atMayor: (code) => `Case ${code} is on the mayor’s desk`,
    promise: (code) => `The deadline of case ${code}`,
    offered: (code) => `You are offered case ${code}`,
    asked: (code) => `You are asked to help with case ${code}`,
    message: (code) => `New message in case ${code}`,
    news: (code) => `News in case ${code}`,
    several: (count) => `${count} cases are waiting for you`,
    test: 'A try: this way of telling you works',
    proofSubject: 'Your Batline code',
    proof: (code) => `Your Batline code is ${code}. It is valid for 15 minutes. If you did not ask for it, do nothing.`,
    because: {
      own_order: 'You got this because you asked to be told this way.',
      rung: 'You got this because the case now stands on your rung.',
      test: 'You got this because you tried this way.',
      quiet: 'You got this outside your duty because nobody else answers for the case.',
    },
    change: (link) => `How you are told: ${link}`,
  },
};

type Kind = 'waits' | 'waitsLive' | 'atMayor' | 'promise' | 'offered' | 'asked' | 'message';

/** Kinds of news by the type of their notice; what is not here is `news`. */
const KINDS: Readonly<Partial<Record<string, Kind>>> = {
  'case.waits': 'waits',
  'case.waits_live': 'waitsLive',
  'case.at_mayor': 'atMayor',
  'clock.warned': 'promise',
  'clock.breached': 'promise',
  'summons.unanswered': 'promise',
  'directive.breached': 'promise',
  'offer.made': 'offered',
  'summons.made': 'offered',
  'assist.asked': 'asked',
  'message.resident': 'message',
  'message.note': 'message',
  'case.reopened': 'message',
};

export const noticeWords = (language: Language | null): NoticeWords => WORDS[language ?? 'fi'];

/** One line that says what is new. @param count how many things are told at once. Pure. */
export function noticeTitle(language: Language | null, type: string, code: string | null, count = 1): string {
  const words = noticeWords(language);
  if (count > 1) return words.several(count);
  return code === null ? words.test : words[KINDS[type] ?? 'news'](code);
}
