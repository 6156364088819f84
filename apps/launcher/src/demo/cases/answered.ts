import type { DemoCase } from '../demo-case.js';

/** Answered; the resident has not said yet whether it helped, or said that there is more. */
export const ANSWERED: readonly DemoCase[] = [
  {
    key: 'penkki',
    ago: 'P3D',
    ...{ channel: 'web_form', kind: 'idea', language: 'fi', topic: 'parks_nature', village: 'Viikki' },
    text: 'Lintutornin polulle kaivattaisiin penkki puoliväliin. Äidilläni on rollaattori, eikä hän jaksa perille ilman lepoa.',
    name: 'Elina',
    steps: [
      { after: 'PT2H', by: 'eero', act: 'take' },
      { minutes: 6, by: 'eero', act: 'message', text: 'Hyvä ajatus! Kysyn, onko varastossa vapaata penkkiä.' },
      { after: 'P1DT4H', by: 'eero', act: 'classify', title: 'Penkki Viikin lintutornin polulle', sector: 'urban_environment' },
      {
        minutes: 5,
        by: 'eero',
        act: 'answer',
        outcome: 'realised',
        text: 'Penkki asennetaan viikon sisällä kaarteeseen, josta näkee lahdelle. Se on käsinojallinen, jotta siitä on helppo nousta.',
      },
    ],
  },
  {
    key: 'koirapuisto',
    ago: 'P5D',
    ...{ channel: 'web_form', kind: 'idea', language: 'fi', topic: 'parks_nature', village: 'Kallio' },
    text: 'Voisiko Alppipuiston kulmaan aidata koirapuiston? Lähimpään on kilometri.',
    steps: [
      { after: 'PT3H', by: 'eero', act: 'take' },
      {
        after: 'P2D',
        by: 'eero',
        act: 'answer',
        outcome: 'not_possible',
        text: 'Alppipuisto on suojeltu, eikä sinne voi rakentaa aitaa. Ymmärrän, että matka nykyiseen on pitkä.',
        reason: 'Puisto on asemakaavassa suojeltu, ja aita vaatisi kaavan muutoksen.',
        alternative: 'Brahenkentän itäreunaan suunnitellaan koira-aitausta. Suunnitelmasta voi antaa palautetta keväällä.',
      },
    ],
  },
  {
    key: 'recycling',
    ago: 'P4D',
    ...{ channel: 'web_form', kind: 'question', language: 'en', topic: 'waste_cleanliness', village: 'Sörnäinen' },
    text: 'I have two old car batteries and some paint. Where can I take them without a car?',
    steps: [
      { after: 'PT1H', by: 'aino', act: 'take' },
      {
        after: 'PT2H',
        by: 'aino',
        act: 'answer',
        outcome: 'advised',
        text: 'The collection truck stops at the Kalasatama metro station on the first Tuesday of each month, 17–18. Bring the paint in closed tins; it is free of charge.',
      },
    ],
  },
  {
    key: 'skolskjuts',
    ago: 'P5DT2H',
    ...{ channel: 'web_form', kind: 'question', language: 'sv', topic: 'schools_daycare', village: 'Laajasalo' },
    text: 'Min son fick plats i en skola på andra sidan stan. Har han rätt till skolskjuts?',
    steps: [
      { after: 'PT2H', by: 'maija', act: 'take' },
      {
        after: 'P1D',
        by: 'maija',
        act: 'answer',
        outcome: 'advised',
        text: 'Ja, om skolvägen är över fem kilometer. Blanketten finns hos skolans kansli, och jag har bett dem skicka den till dig.',
      },
      { after: 'PT5H', by: 'resident', act: 'resident_writes', text: 'Tack! Gäller det också eftermiddagsklubben?' },
    ],
  },
];
