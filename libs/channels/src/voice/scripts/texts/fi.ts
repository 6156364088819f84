import type { VoiceTexts } from './voice-texts.js';

const by = (time: string | null): string => (time === null ? 'mahdollisimman pian' : `viimeistään ${time}`);

export const FI: VoiceTexts = {
  greeting: 'Kaupungin linja, hei. Täällä asiastasi vastaa aina joku.',
  emergency: 'Hätätilanteessa soita yksi yksi kaksi.',
  recording: 'Puhelua ei nauhoiteta, mutta viesti, jonka jätät, tallennetaan.',
  chooseLanguage: 'Suomeksi: paina 1 tai odota.',
  continueOffer: 'Jos sinulla on jo asia kesken, paina 2.',
  enterCode:
    'Jos numerollasi on avoin asia, lähetimme siihen tekstiviestillä kuusinumeroisen koodin. Näppäile koodi. Jos koodia ei tule, odota vain.',
  wrongCode: 'Koodi ei ollut oikea. Voit näppäillä sen uudestaan tai odottaa.',
  codeRight: 'Kiitos. Jatketaan samaa asiaa.',
  codeRightOf: (day, code) => `Kiitos. Jatketaan asiaa, joka avattiin ${day}. Sen seurantakoodi on ${code}.`,
  goesOn: 'Jatketaan uutena asiana.',
  position: (before) =>
    before === 0 ? 'Olet jonossa seuraavana.' : before === 1 ? 'Edelläsi on yksi soittaja.' : `Edelläsi on ${before} soittajaa.`,
  whatNext: (minutes, callback) =>
    `Soitamme juuri nyt niille, jotka voivat vastata. Viimeistään ${minutes <= 1 ? 'minuutin' : `${minutes} minuutin`} kuluttua joku vastaa, ${callback ? 'tai kerromme, milloin sinulle soitetaan' : 'tai voit jättää viestin'}.`,
  ownerRung: (name) => `Asiastasi vastaa ${name}. Soitamme hänelle juuri nyt.`,
  keepsPlace: 'Et menetä paikkaasi, jos et jaksa odottaa: paina tähteä, niin soitamme sinulle.',
  code: (spokenCode) => `Asiasi seurantakoodi on: ${spokenCode}. Sanon sen uudestaan: ${spokenCode}.`,
  codeByText: 'Lähetämme sinulle seurantakoodin tekstiviestillä.',
  nobody: 'Kukaan ei päässyt nyt vastaamaan. Olemme pahoillamme. Asiasi on silti kirjattu.',
  offerCallback: (time) => `Paina 1, niin soitamme sinulle ${by(time)}. Tai odota äänimerkkiä ja jätä viesti.`,
  offerCallbackToNumber:
    'Numerosi ei näy meille. Jos haluat, että soitamme, näppäile puhelinnumerosi ja paina ruutua. Tai odota äänimerkkiä ja jätä viesti.',
  notANumber: 'Tähän numeroon emme voi soittaa.',
  noCallback: 'Numeroosi emme voi soittaa takaisin, mutta voit jättää viestin.',
  voicemail: 'Kerro asiasi äänimerkin jälkeen. Viestisi tallennetaan. Kun olet valmis, paina ruutua.',
  voicemailKept: (time) => `Kiitos, viestisi on tallessa. Joku ottaa asiasi vastattavakseen ${by(time)}.`,
  promised: (time) => `Selvä. Soitamme sinulle ${by(time)}.`,
  promisedByOwner: (name, time) => `Asiastasi vastaa ${name}. Hän soittaa sinulle ${by(time)}.`,
  noNumberKept:
    'Asiasi on kirjattu, ja joku ottaa sen vastattavakseen. Emme tiedä numeroasi, joten emme voi soittaa. Voit soittaa meille milloin vain.',
  outOfReachKept: 'Asiasi on kirjattu, ja joku ottaa sen vastattavakseen. Numeroosi emme voi soittaa. Voit soittaa meille milloin vain.',
  alreadyClosed: 'Tämä asia on jo käsitelty. Jos siitä jäi jotain kesken, soita meille uudestaan.',
  answeredBy: (name) => `Sinulle vastaa ${name}.`,
  assistantJoined: (name) => `Puheluun liittyi ${name}.`,
  thanks: 'Kiitos soitosta. Hei hei.',
  held: 'Hetki, palaamme pian. Pysy linjalla.',
  calledBack: (name) => `Hei, kaupungin linjalta soittaa ${name}.`,
  blocked: 'Tästä numerosta tulevat puhelut on estetty. Hätätilanteessa soita yksi yksi kaksi.',
  tooManyCalls:
    'Tästä numerosta on tullut liian monta puhelua lyhyessä ajassa. Yritä myöhemmin uudelleen. Hätätilanteessa soita yksi yksi kaksi.',
  trouble: 'Meillä on tekninen vika. Jätä viesti äänimerkin jälkeen, niin asiasi tulee kirjatuksi.',
  textCode: (code) => `Koodi, jolla jatkat asiaasi puhelimessa: ${code}. Se toimii 10 minuuttia. Älä kerro sitä kenellekään muulle.`,
  textTracking: (code, what) => `Soitit kaupungin linjalle. Asiasi seurantakoodi on ${code}.${what === '' ? '' : ` ${what}`}`,
  textPromised: (time) => `Soitamme sinulle ${by(time)}.`,
  textKept: (time) => `Joku ottaa asiasi vastattavakseen ${by(time)}.`,
  ring: 'Kaupungin linjalla odottaa soittaja. Paina 1, niin vastaat hänelle ja asiasta.',
  ringMayor: 'Kaupungin linjalla odottaa soittaja, eikä kukaan muu ole vastannut. Paina 1, niin vastaat hänelle ja asiasta.',
  ringOwner: 'Sinun asiaasi koskeva soittaja odottaa linjalla. Paina 1, niin yhdistän.',
  ringCallback: 'Pyysit soittamaan asukkaalle. Paina 1, niin yhdistän.',
  ringAssistant: (name) => `${name} pyytää sinut mukaan puheluun. Paina 1, niin yhdistän.`,
  whisper: ({ language, village, contacts, firstWords, code }) =>
    [
      `Asian tunnus on ${code}.`,
      `Soittajan kieli on ${language}.`,
      village === null ? '' : `Alue: ${village}.`,
      contacts > 1 ? `Samasta asiasta on otettu yhteyttä ${contacts} kertaa.` : '',
      firstWords === null ? '' : `Asia: ${firstWords}.`,
      'Yhdistän.',
    ]
      .filter(Boolean)
      .join(' '),
  languages: { fi: 'suomi', sv: 'ruotsi', en: 'englanti' },
  late: (name) => (name === null ? 'Joku muu ehti ensin. Kiitos.' : `${name} ehti ensin. Kiitos.`),
  notYours: 'Et voi ottaa tätä asiaa. Kiitos.',
  callerGone: 'Soittaja ei enää odota. Asia on nyt sinun: voit soittaa hänelle Batlinesta.',
  declined: 'Selvä. Kiitos.',
  connecting: 'Yhdistän asukkaalle.',
  notReached: 'Asukas ei vastannut.',
};
