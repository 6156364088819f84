import type { DemoCase } from '../demo-case.js';

/** Promises that were broken and still are: they stand on the mayor's level with an owner. */
export const MISSED: readonly DemoCase[] = [
  {
    key: 'kerhotila',
    ago: 'P5D',
    ...{ channel: 'web_form', kind: 'question', language: 'fi', topic: 'culture_sports', village: 'Mellunkylä' },
    text: 'Nuorisotalo menee kiinni vuodeksi. Missä bändit saavat sillä välin soittaa? Meitä on seitsemän bändiä ja treenit menevät sekaisin.',
    name: 'Kontulan bändit',
    email: 'bandit@example.com',
    steps: [
      { after: 'PT3H', by: 'petri', act: 'take' },
      { minutes: 12, by: 'petri', act: 'message', text: 'Moi! Minä vastaan tästä. Selvitän, mitä tiloja lähistöllä on.' },
      { after: 'P1D', by: 'resident', act: 'resident_writes', text: 'Onko tietoa? Remontti alkaa ensi kuussa.' },
      {
        after: 'P2DT2H',
        by: 'pormestari',
        act: 'direct',
        sector: 'culture_leisure',
        text: 'Etsikää bändeille väistötila ennen kuin talo sulkeutuu, ja kertokaa siitä Petrille.',
        within: 'P3D',
      },
    ],
  },
  {
    key: 'valaisin',
    ago: 'P9D',
    evening: '21:05',
    ...{ channel: 'web_form', kind: 'problem', language: 'fi', topic: 'streets_traffic', village: 'Laajasalo' },
    text: 'Rantareitin kolme valaisinta on pimeänä uimarannan ja sillan välissä.',
    steps: [
      { after: 'PT2H', by: 'aino', act: 'take' },
      {
        minutes: 30,
        by: 'aino',
        act: 'message',
        text: 'Hei! Vika on kaapelissa. Lupaan korjauksen päivämäärän heti, kun urakoitsija vahvistaa.',
      },
      { after: 'P1D', by: 'aino', act: 'promise', within: 'P5D' },
      { minutes: 2, by: 'aino', act: 'message', text: 'Korjaus on luvattu viiden työpäivän päähän.' },
      {
        after: 'P6D',
        by: 'aino',
        act: 'message',
        text: 'Pahoittelen: lupaus ei pitänyt, koska kaapelia ei saatu ajoissa. Kerron uuden päivän huomenna.',
      },
    ],
  },
  {
    key: 'rotat',
    ago: 'P8D',
    ...{ channel: 'web_form', kind: 'problem', language: 'fi', topic: 'waste_cleanliness', village: 'Kallio' },
    text: 'Karhupuistossa on päivälläkin rottia roskisten luona. Lapset leikkivät siinä vieressä.',
    name: 'Jenna',
    steps: [
      { after: 'PT3H', by: 'eero', act: 'take' },
      {
        after: 'P4D',
        by: 'pormestari',
        act: 'relieve',
        reason: 'Ensimmäinen vastaus on päivän myöhässä ja asia koskee lasten turvallisuutta. Otan sen itse.',
      },
      {
        minutes: 10,
        by: 'pormestari',
        act: 'message',
        text: 'Hei Jenna. Otin asiasi hoitaakseni. Roskisten tyhjennysväli on puolitettu tästä päivästä.',
      },
      { after: 'P1D', by: 'pormestari', act: 'promise', within: 'P5D' },
    ],
  },
  {
    key: 'ei-auttanut',
    ago: 'P7D',
    ...{ channel: 'web_form', kind: 'problem', language: 'fi', topic: 'streets_traffic', village: 'Tapaninkylä' },
    text: 'Junaradan alikulku lainehtii aina sateella. Pyörällä ei pääse läpi.',
    steps: [
      { after: 'PT2H', by: 'aino', act: 'take' },
      { after: 'P1D', by: 'aino', act: 'answer', outcome: 'solved', text: 'Kaivo puhdistettiin eilen. Veden pitäisi nyt mennä pois.' },
      {
        after: 'P2D',
        by: 'resident',
        act: 'did_not_help',
        text: 'Eilisen sateen jälkeen vettä oli taas nilkkoihin asti. Kaivo vetää, mutta pumppu ei käy.',
      },
      { after: 'PT2H', by: 'aino', act: 'message', text: 'Kiitos tarkasta huomiosta. Pumppu tarkastetaan huomenna aamulla.' },
    ],
  },
  {
    key: 'ei-vastausta',
    ago: 'P16D',
    ...{ channel: 'web_form', kind: 'question', language: 'fi', topic: 'housing_building', village: 'Lauttasaari' },
    text: 'Taloyhtiömme haluaisi sähköautojen latauspaikkoja kadun varteen. Kenen kanssa siitä sovitaan?',
    steps: [
      { after: 'PT1H', by: 'eero', act: 'take' },
      {
        after: 'PT3H',
        by: 'eero',
        act: 'question',
        text: 'Hei! Moneltako paikalta kysytte, ja onko talonne edessä kaupungin vai yhtiön maata?',
      },
    ],
  },
];
