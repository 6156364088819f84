import type { Language } from '#domain';

/** What residents are texted beside the owner's own words. */
interface ResidentLines {
  readonly rest: (link: string) => string;
  /** Who writes. Their name alone, when it is not known any more: the city. */
  readonly from: (name: string | null, code: string) => string;
  readonly question: string;
  readonly answer: string;
  /** How to say whether it helped. */
  readonly verdict: string;
  readonly answersNow: (name: string, code: string) => string;
}

export const RESIDENT_LINES: Record<Language, ResidentLines> = {
  fi: {
    rest: (link) => `Lue loput: ${link}`,
    from: (name, code) => `${name ?? 'Kaupunki'} (${code}):`,
    question: 'Voit vastata tähän viestiin.',
    answer: 'Tämä on vastaus asiaasi.',
    verdict: 'Jos tämä ei auttanut, vastaa tähän viestiin.',
    answersNow: (name, code) => `Asiastasi ${code} vastaa nyt ${name}.`,
  },
  sv: {
    rest: (link) => `Läs resten: ${link}`,
    from: (name, code) => `${name ?? 'Staden'} (${code}):`,
    question: 'Du kan svara på det här meddelandet.',
    answer: 'Det här är svaret på ditt ärende.',
    verdict: 'Om det inte hjälpte, svara på det här meddelandet.',
    answersNow: (name, code) => `${name} svarar nu för ditt ärende ${code}.`,
  },
  en: {
    rest: (link) => `Read the rest: ${link}`,
    from: (name, code) => `${name ?? 'The city'} (${code}):`,
    question: 'You can reply to this text.',
    answer: 'This is the answer to your case.',
    verdict: 'If it did not help, reply to this text.',
    answersNow: (name, code) => `${name} now answers for your case ${code}.`,
  },
};
