import { LANGUAGES } from '#domain';
import { receiptOf, replyOf, wordsOf } from './replies.js';

/** A Monday, ten o'clock in Helsinki. */
const now = Date.parse('2026-11-16T08:00:00Z');
const take = { kind: 'take' as const, dueAt: '2026-11-17T07:30:00Z' };
const seen = { trackingCode: 'KX74-PD2M-9', answerable: { role: 'duty' as const }, clocks: [take] };
const given = { language: 'fi' as const, now, publicBaseUrl: 'https://linja.example.org', linked: false };
const text = (words: string, mediaCount = 0) => ({ text: words, mediaCount });

it('says its code, who answers and by when', () => {
  expect(receiptOf(text('Hei'), seen, given)).toBe(
    'Asiasi on kirjattu: KX74-PD2M-9. Juuri nyt siitä vastaa päivystys, ja joku ottaa sen nimellään vastattavakseen viimeistään huomenna kello 9.30. ' +
      'Voit jatkaa samaa asiaa vastaamalla tähän. Seuraa: https://linja.example.org/s/KX74-PD2M-9',
  );
});

it('names the mayor where the mayor answers, and no time where none runs', () => {
  const mayor = { ...seen, answerable: { role: 'mayor' as const, name: 'Maija Mallikas' }, clocks: [{ ...take, breachedAt: take.dueAt }] };
  expect(receiptOf(text('Hej'), mayor, { ...given, language: 'sv', linked: true })).toContain(
    'Ditt tidigare ärende är avslutat. Vi har tagit emot ett nytt: KX74-PD2M-9. Just nu svarar borgmästaren för delaktighet Maija Mallikas för det.',
  );
});

it('danger to life: 112 before anything else, in every language', () => {
  for (const language of LANGUAGES) {
    expect(receiptOf(text('tulipalo'), seen, { ...given, language }).indexOf('112')).toBeLessThan(60);
    expect(replyOf(text('house fire'), language)).toContain('112');
  }
});

it('a further text is answered by its owner, not by us', () => {
  expect(replyOf(text('Kiitos'), 'fi')).toBeNull();
  expect(replyOf(text('Tässä kuva', 1), 'fi')).toBe('Kuvia ja liitteitä ei vielä oteta vastaan. Kerro sanoin, mitä niissä on.');
});

it('words are kept as they came; pictures are counted, within the longest text', () => {
  expect(wordsOf(text(' Hei\n'), 'fi')).toBe(' Hei\n');
  expect(wordsOf(text('  '), 'en')).toBe('[Empty message]');
  expect(wordsOf(text('', 1), 'fi')).toBe('[Viestissä oli kuva tai liite, jota ei vielä oteta vastaan.]');
  const longest = wordsOf(text('a'.repeat(10_000), 3), 'fi');
  expect(longest).toHaveLength(10_000);
  expect(longest.endsWith('3 kuvaa tai liitettä, joita ei vielä oteta vastaan.]')).toBe(true);
});
