import type { TextLines } from './text-lines.js';

const by = (time: string | null): string => (time === null ? '' : ` viimeistään ${time}`);

export const FI: TextLines = {
  emergency: 'Jos joku on vaarassa, soita heti 112. Tekstiviesti ei tavoita pelastajia.',
  received: (code, linked) => (linked ? `Edellinen asiasi on suljettu. Kirjasimme uuden: ${code}.` : `Asiasi on kirjattu: ${code}.`),
  answersDuty: (time) => `Juuri nyt siitä vastaa päivystys, ja joku ottaa sen nimellään vastattavakseen${by(time)}.`,
  answersMayor: (name, time) =>
    `Juuri nyt siitä vastaa osallisuuspormestari${name === null ? '' : ` ${name}`}${time === null ? '' : `, ja joku ottaa sen${by(time)}`}.`,
  follow: (link) => `Seuraa: ${link}`,
  writeMore: 'Voit jatkaa samaa asiaa vastaamalla tähän.',
  noMedia: 'Kuvia ja liitteitä ei vielä oteta vastaan. Kerro sanoin, mitä niissä on.',
  media: (count) =>
    count === 1
      ? '[Viestissä oli kuva tai liite, jota ei vielä oteta vastaan.]'
      : `[Viestissä oli ${count} kuvaa tai liitettä, joita ei vielä oteta vastaan.]`,
  empty: '[Tyhjä viesti]',
  tooMany:
    'Sinulta on tullut liian monta viestiä lyhyessä ajassa, eikä tätä kirjattu. Yritä myöhemmin uudelleen. Hätätilanteessa soita 112.',
  stopped: 'Emme lähetä sinulle enää viestejä. Asiasi eivät katoa. Jos haluat viestejä taas, vastaa ALOITA.',
  started: 'Saat taas viestejä asioistasi.',
};
