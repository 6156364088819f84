import type { TextLines } from './text-lines.js';

const by = (time: string | null): string => (time === null ? '' : ` senast ${time}`);

export const SV: TextLines = {
  emergency: 'Om någon är i fara, ring genast 112. Ett textmeddelande når inte räddarna.',
  received: (code, linked) =>
    linked ? `Ditt tidigare ärende är avslutat. Vi har tagit emot ett nytt: ${code}.` : `Ditt ärende är mottaget: ${code}.`,
  answersDuty: (time) => `Just nu svarar jouren för det, och någon tar det i eget namn${by(time)}.`,
  answersMayor: (name, time) =>
    `Just nu svarar borgmästaren för delaktighet${name === null ? '' : ` ${name}`} för det${time === null ? '' : `, och någon tar det${by(time)}`}.`,
  follow: (link) => `Följ: ${link}`,
  writeMore: 'Du kan fortsätta samma ärende genom att svara på det här.',
  noMedia: 'Bilder och bilagor tas inte emot än. Berätta i ord vad de visar.',
  media: (count) =>
    count === 1
      ? '[Meddelandet hade en bild eller bilaga som ännu inte tas emot.]'
      : `[Meddelandet hade ${count} bilder eller bilagor som ännu inte tas emot.]`,
  empty: '[Tomt meddelande]',
  tooMany:
    'Det har kommit för många meddelanden från dig på kort tid, och det här togs inte emot. Försök igen senare. I en nödsituation, ring 112.',
  stopped: 'Vi skickar dig inga fler meddelanden. Dina ärenden försvinner inte. Om du vill ha meddelanden igen, svara STARTA.',
  started: 'Du får igen meddelanden om dina ärenden.',
};
