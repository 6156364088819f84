import { soundsLikeEmergency } from './emergency.js';

describe('a text that tells of danger to life', () => {
  it.each([
    'Naapurissa on TULIPALO!!',
    'Isä on tajuttomana lattialla, mitä teen',
    'Mies ei  hengitä',
    'Mitä minä teen, haluan kuolla',
    'Det brinner i trapphuset',
    'Mamma är medvetslös',
    'There is a house fire across the street',
    'I can’t breathe',
    'Kello 23 joku huutaa että ammutaan',
  ])('%s', (text) => expect(soundsLikeEmergency(text)).toBe(true));

  it.each([
    'Katuvalo palaa keskellä päivää Hämeentiellä',
    'Tarvitsen apua lomakkeen kanssa',
    'Milloin Mäkelänkadun kuoppa korjataan? Vaarallinen pyöräilijälle.',
    'Koira puree roskapussit',
    'Lampan på gården är trasig',
    'When does the library open?',
    'Palaan asiaan huomenna',
    '',
  ])('not: %s', (text) => expect(soundsLikeEmergency(text)).toBe(false));

  it('composed and decomposed letters are the same', () => {
    expect(soundsLikeEmergency('hengenvaara äiti ei hengitä'.normalize('NFD'))).toBe(true);
  });
});
