import type { Language } from '#domain';

/** What residents read that something is new: never a word of their case, which waits behind the link. */
interface ResidentWords {
  readonly news: (code: string) => string;
  readonly text: (code: string, link: string) => string;
  readonly mail: (code: string, link: string, stopLink: string) => string;
  /** The slip of a visit to a living room. */
  readonly slip: { readonly title: (code: string) => string; readonly mail: (code: string, link: string, stopLink: string) => string };
  readonly stop: { readonly title: string; readonly ask: string; readonly button: string; readonly done: string; readonly unknown: string };
}

export const RESIDENT_WORDS: Record<Language, ResidentWords> = {
  fi: {
    news: (code) => `Asiassasi ${code} on uutta`,
    text: (code, link) => `Asiassasi ${code} on uutta: ${link}`,
    mail: (code, link, stopLink) =>
      `Asiassasi ${code} on uutta. Lue se täältä:\n\n${link}\n\nLinkki avaa asiasi: älä anna sitä muille.\n\nEt halua näitä viestejä? ${stopLink}\n`,
    slip: {
      title: (code) => `Asiasi seurantakoodi: ${code}`,
      mail: (code, link, stopLink) =>
        `Asiasi seurantakoodi on ${code}. Seuraa ja jatka asiaasi täällä:\n\n${link}\n\nLinkki avaa asiasi: älä anna sitä muille.\n\nEt halua näitä viestejä? ${stopLink}\n`,
    },
    stop: {
      title: 'Ilmoitukset sähköpostiin',
      ask: 'Etkö halua enää sähköpostia asiastasi?',
      button: 'En halua',
      done: 'Et saa enää sähköpostia tästä asiasta.',
      unknown: 'Linkki ei kelpaa.',
    },
  },
  sv: {
    news: (code) => `Nytt i ditt ärende ${code}`,
    text: (code, link) => `Nytt i ditt ärende ${code}: ${link}`,
    mail: (code, link, stopLink) =>
      `Det finns något nytt i ditt ärende ${code}. Läs det här:\n\n${link}\n\nLänken öppnar ditt ärende: ge den inte till andra.\n\nVill du inte ha de här meddelandena? ${stopLink}\n`,
    slip: {
      title: (code) => `Ditt ärendes kod: ${code}`,
      mail: (code, link, stopLink) =>
        `Ditt ärendes kod är ${code}. Följ och fortsätt ditt ärende här:\n\n${link}\n\nLänken öppnar ditt ärende: ge den inte till andra.\n\nVill du inte ha de här meddelandena? ${stopLink}\n`,
    },
    stop: {
      title: 'Meddelanden per e-post',
      ask: 'Vill du inte längre ha e-post om ditt ärende?',
      button: 'Jag vill inte',
      done: 'Du får inte längre e-post om ärendet.',
      unknown: 'Länken är ogiltig.',
    },
  },
  en: {
    news: (code) => `News in your case ${code}`,
    text: (code, link) => `News in your case ${code}: ${link}`,
    mail: (code, link, stopLink) =>
      `There is something new in your case ${code}. Read it here:\n\n${link}\n\nThe link opens your case: give it to nobody.\n\nYou do not want these messages? ${stopLink}\n`,
    slip: {
      title: (code) => `Your tracking code: ${code}`,
      mail: (code, link, stopLink) =>
        `Your tracking code is ${code}. Follow your case and go on with it here:\n\n${link}\n\nThe link opens your case: give it to nobody.\n\nYou do not want these messages? ${stopLink}\n`,
    },
    stop: {
      title: 'News by e-mail',
      ask: 'You do not want e-mail about your case any more?',
      button: 'I do not',
      done: 'You get no more e-mail about this case.',
      unknown: 'The link is not valid.',
    },
  },
};
