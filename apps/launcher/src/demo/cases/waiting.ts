import type { DemoCase } from '../demo-case.js';

const NOBODY_ON_DUTY = { duty: null, dutyAll: null, mayor: null };

/** Nobody has said "minä vastaan" yet, or nobody says it any more. Invented, like everybody in it. */
export const WAITING: readonly DemoCase[] = [
  {
    key: 'keinu',
    ago: 'PT25M',
    ...{ channel: 'web_form', kind: 'problem', language: 'fi', topic: 'parks_nature', village: 'Oulunkylä' },
    text: 'Suursuonpuiston leikkipaikalla toisen keinun ketju on poikki. Lapseni ehti jo kiivetä siihen ennen kuin huomasin. Voisiko keinun ottaa pois käytöstä ennen iltapäivää, kun eskarilaiset tulevat?',
    name: 'Sini',
    phone: '050 000 0112',
    steps: [],
  },
  {
    key: 'gangvag',
    ago: 'PT1H10M',
    ...{ channel: 'web_form', kind: 'problem', language: 'sv', topic: 'streets_traffic', village: 'Lauttasaari' },
    text: 'Belysningen på gångvägen mellan metrostationen och Drumsövägen har varit släckt i över en vecka. På kvällarna är det kolmörkt och halt. När lagas lamporna?',
    steps: [],
  },
  {
    key: 'glass',
    ago: 'PT2H30M',
    ...{ channel: 'web_form', kind: 'problem', language: 'en', topic: 'waste_cleanliness', village: 'Kallio' },
    text: 'There is broken glass all over the bike path under the Hakaniemi bridge. I got a flat tyre this morning and so did at least two others. Who cleans this stretch?',
    email: 'cyclist@example.com',
    steps: [],
  },
  {
    key: 'hammashoito',
    ago: 'PT3H35M',
    ...{ channel: 'web_form', kind: 'question', language: 'fi', topic: 'health_social', village: 'Mellunkylä' },
    text: 'Olen yrittänyt kolme päivää varata aikaa hammashoitoon. Takaisinsoittoa ei tule, vaikka puhelin lupaa niin. Mihin voin ottaa yhteyttä, kun hammas on jo kipeä?',
    name: 'Raimo',
    phone: '050 000 0127',
    steps: [
      {
        after: 'PT2H',
        by: 'resident',
        act: 'resident_writes',
        text: 'Lisään vielä, että minulle sopii mikä tahansa hammashoitola metron varrella.',
      },
    ],
  },
  {
    key: 'opastus',
    ago: 'PT45M',
    ...{ channel: 'walk_in', kind: 'question', language: 'fi', topic: 'digital_services', village: 'Malmi', by: 'leena' },
    text: 'Asukas kävi olohuoneessa. Hän ei pääse kirjautumaan omaan palveluun, kun hänellä ei ole verkkopankkia. Mistä hän saa apua tunnistautumiseen?',
    steps: [],
  },
  {
    key: 'kouluruoka',
    ago: 'P1DT1H',
    ...{ channel: 'web_form', kind: 'question', language: 'fi', topic: 'schools_daycare', village: 'Viikki' },
    text: 'Tyttäreni koulussa kasvisruoka loppuu usein kesken ja viimeiset syövät pelkkää leipää. Kuka päättää, kuinka paljon ruokaa tilataan? Olemme jutelleet keittiön kanssa, mutta sieltä sanottiin, ettei asia ole heidän käsissään.',
    steps: [],
  },
  {
    key: 'ratikka',
    ago: 'PT1H40M',
    ...{ channel: 'chat', kind: 'question', language: 'fi', topic: 'streets_traffic', village: 'Toukola' },
    text: 'Milloin Hämeentien pysäkin katos tulee takaisin? Se vietiin keväällä pois remontin ajaksi.',
    steps: [],
  },
  {
    key: 'puut',
    ago: 'P2DT2H',
    ...{ channel: 'web_form', kind: 'question', language: 'fi', topic: 'housing_building', village: 'Oulunkylä' },
    text: 'Naapuritontilta kaadettiin viisi isoa mäntyä. Oliko siihen lupa? Kyselin työmaalta, mutta kukaan ei osannut vastata.',
    steps: [
      { after: 'PT3H', by: 'eero', act: 'take' },
      { minutes: 6, by: 'eero', act: 'message', text: 'Hei, otin asian. Katson, onko tontille haettu lupaa.' },
      {
        after: 'PT5H',
        by: 'eero',
        act: 'release',
        reasonCode: 'conflict_of_interest',
        reason: 'Asun itse samassa taloyhtiössä, joten en voi vastata tästä asiasta puolueettomasti.',
      },
    ],
  },
  {
    key: 'uimahalli',
    ago: 'P3D',
    ...{ channel: 'web_form', kind: 'comment', language: 'fi', topic: 'culture_sports', village: 'Vartiokylä' },
    text: 'Uimahallin pukuhuoneissa ei ole yhtään penkkiä, jolla yli kahdeksankymppinen pääsisi istumaan ja nousemaan käsinojista. Ennen remonttia niitä oli kaksi. Voisivatko ne palata?',
    name: 'Kerttu',
    steps: [
      {
        after: 'P2D',
        by: 'pormestari',
        act: 'summon',
        to: 'maija',
        reason: 'Liikuntapaikat ovat sinulle tuttuja. Ota tämä, niin Kerttu saa vastauksen vielä tällä viikolla.',
      },
    ],
  },
  {
    key: 'suojatie',
    ago: 'P6D',
    evening: '18:45',
    ...{ channel: 'web_form', kind: 'problem', language: 'fi', topic: 'streets_traffic', village: 'Haaga' },
    text: 'Eliel Saarisen tien suojatiellä autot eivät pysähdy, ja koululaiset ylittävät tien siitä joka aamu. Toivon hidastetta tai valoja ennen kuin jotain sattuu.',
    email: 'haagalainen@example.com',
    steps: [
      { after: 'P2D', by: 'pormestari', act: 'summon', to: 'petri', reason: 'Tämä on odottanut liian kauan. Voitko vastata tästä?' },
      {
        after: 'PT5H',
        by: 'petri',
        act: 'decline_offer',
        reason: 'Suojatien muutos vaatii liikennesuunnittelun päätöksen, enkä voi luvata sitä heidän puolestaan.',
      },
      {
        after: 'PT2H',
        by: 'pormestari',
        act: 'direct',
        sector: 'urban_environment',
        text: 'Nimetkää tälle suojatielle vastuuhenkilö ja kertokaa asukkaalle, milloin paikka arvioidaan.',
        within: 'P4D',
      },
    ],
  },
  {
    key: 'melu',
    ago: 'PT5H',
    staffing: NOBODY_ON_DUTY,
    ...{ channel: 'web_form', kind: 'problem', language: 'fi', topic: 'safety', village: 'Pasila' },
    text: 'Keski-Pasilan työmaalla on piikattu kallioon kello kahteen yöllä kolmena yönä peräkkäin. Onko siihen lupa? Kukaan talossa ei nuku.',
    steps: [],
  },
];
