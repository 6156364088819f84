import type { VoiceTexts } from './voice-texts.js';

const by = (time: string | null): string => (time === null ? 'så snart som möjligt' : `senast ${time}`);

export const SV: VoiceTexts = {
  greeting: 'Stadens linje, hej. Här svarar alltid någon för ditt ärende.',
  emergency: 'I en nödsituation, ring ett ett två.',
  recording: 'Samtalet spelas inte in, men ett meddelande som du lämnar sparas.',
  chooseLanguage: 'På svenska: tryck 2.',
  continueOffer: 'Om du redan har ett ärende hos oss, tryck 2.',
  enterCode:
    'Om det finns ett öppet ärende med ditt nummer skickade vi en sexsiffrig kod dit som textmeddelande. Knappa in koden. Kommer ingen kod, vänta bara.',
  wrongCode: 'Koden var inte rätt. Du kan knappa in den på nytt eller vänta.',
  codeRight: 'Tack. Vi fortsätter med samma ärende.',
  codeRightOf: (day, code) => `Tack. Vi fortsätter med ärendet som öppnades ${day}. Dess kod är ${code}.`,
  goesOn: 'Vi fortsätter med ett nytt ärende.',
  position: (before) =>
    before === 0 ? 'Du är näst på tur.' : before === 1 ? 'En person är före dig i kön.' : `${before} personer är före dig i kön.`,
  whatNext: (minutes, callback) =>
    `Vi ringer just nu dem som kan svara. Senast om ${minutes <= 1 ? 'en minut' : `${minutes} minuter`} svarar någon, ${callback ? 'eller så berättar vi när du blir uppringd' : 'eller så kan du lämna ett meddelande'}.`,
  ownerRung: (name) => `${name} svarar för ditt ärende. Vi ringer hen just nu.`,
  keepsPlace: 'Du förlorar inte din plats om du inte orkar vänta: tryck på stjärnan så ringer vi dig.',
  code: (spokenCode) => `Ärendets kod är: ${spokenCode}. Jag säger den en gång till: ${spokenCode}.`,
  codeByText: 'Vi skickar ärendets kod till dig som textmeddelande.',
  nobody: 'Ingen kunde svara just nu. Vi beklagar. Ditt ärende är ändå antecknat.',
  offerCallback: (time) => `Tryck 1 så ringer vi dig ${by(time)}. Eller vänta på tonen och lämna ett meddelande.`,
  offerCallbackToNumber:
    'Vi ser inte ditt nummer. Vill du att vi ringer, knappa in ditt telefonnummer och tryck på fyrkant. Eller vänta på tonen och lämna ett meddelande.',
  notANumber: 'Vi kan inte ringa det numret.',
  noCallback: 'Vi kan inte ringa tillbaka till ditt nummer, men du kan lämna ett meddelande.',
  voicemail: 'Berätta ditt ärende efter tonen. Meddelandet sparas. Tryck på fyrkant när du är klar.',
  voicemailKept: (time) => `Tack, ditt meddelande är sparat. Någon tar ansvar för ditt ärende ${by(time)}.`,
  promised: (time) => `Tack. Vi ringer dig ${by(time)}.`,
  promisedByOwner: (name, time) => `${name} svarar för ditt ärende och ringer dig ${by(time)}.`,
  noNumberKept:
    'Ditt ärende är antecknat, och någon tar ansvar för det. Vi vet inte ditt nummer och kan inte ringa dig. Du kan ringa oss när som helst.',
  outOfReachKept: 'Ditt ärende är antecknat, och någon tar ansvar för det. Vi kan inte ringa ditt nummer. Du kan ringa oss när som helst.',
  alreadyClosed: 'Det här ärendet är redan avslutat. Om något blev oklart, ring oss på nytt.',
  answeredBy: (name) => `${name} svarar dig nu.`,
  assistantJoined: (name) => `${name} kom med i samtalet.`,
  thanks: 'Tack för ditt samtal. Hej då.',
  held: 'Ett ögonblick, vi är snart tillbaka. Stanna kvar på linjen.',
  calledBack: (name) => `Hej, ${name} ringer från stadens linje.`,
  blocked: 'Samtal från det här numret är spärrade. I en nödsituation, ring ett ett två.',
  tooManyCalls: 'Det har kommit för många samtal från det här numret på kort tid. Försök igen senare. I en nödsituation, ring ett ett två.',
  trouble: 'Vi har ett tekniskt fel. Lämna ett meddelande efter tonen så antecknas ditt ärende.',
  textCode: (code) =>
    `Koden för att fortsätta med ditt ärende i telefon: ${code}. Den gäller i 10 minuter. Berätta den inte för någon annan.`,
  textTracking: (code, what) => `Du ringde stadens linje. Ärendets kod är ${code}.${what === '' ? '' : ` ${what}`}`,
  textPromised: (time) => `Vi ringer dig ${by(time)}.`,
  textKept: (time) => `Någon tar ansvar för ditt ärende ${by(time)}.`,
  ring: 'Någon väntar på stadens linje. Tryck 1 så svarar du personen, och för ärendet.',
  ringMayor: 'Någon väntar på stadens linje, och ingen annan har svarat. Tryck 1 så svarar du personen, och för ärendet.',
  ringOwner: 'Någon väntar på linjen i ett ärende som du svarar för. Tryck 1 så kopplar jag.',
  ringCallback: 'Du bad att få ringa invånaren. Tryck 1 så kopplar jag.',
  ringAssistant: (name) => `${name} ber dig vara med i ett samtal. Tryck 1 så kopplar jag.`,
  whisper: ({ language, village, contacts, firstWords, code }) =>
    [
      `Ärendets kod är ${code}.`,
      `Personen talar ${language}.`,
      village === null ? '' : `Område: ${village}.`,
      contacts > 1 ? `Det har kommit ${contacts} kontakter i samma ärende.` : '',
      firstWords === null ? '' : `Ärendet: ${firstWords}.`,
      'Jag kopplar.',
    ]
      .filter(Boolean)
      .join(' '),
  languages: { fi: 'finska', sv: 'svenska', en: 'engelska' },
  late: (name) => (name === null ? 'Någon annan hann före. Tack.' : `${name} hann före. Tack.`),
  notYours: 'Du kan inte ta det här ärendet. Tack.',
  callerGone: 'Personen väntar inte längre. Ärendet är nu ditt: du kan ringa från Batline.',
  declined: 'Tack.',
  connecting: 'Jag kopplar till invånaren.',
  notReached: 'Invånaren svarade inte.',
};
