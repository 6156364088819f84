import { consentOf } from './consent-word.js';

const of = (text: string, consent: 'stop' | 'start' | null = null, channel: 'sms' | 'whatsapp' = 'sms') =>
  consentOf({ text, consent, channel });

it.each(['LOPETA', ' lopeta! ', 'Stopp', 'avsluta.'])('%s: no more texts', (text) => {
  expect(of(text)).toEqual({ wants: 'stop', confirmedByProvider: false });
});
it.each(['ALOITA', 'starta'])('%s: texts again', (text) => expect(of(text)).toEqual({ wants: 'start', confirmedByProvider: false }));
it.each(['Lopeta tuo meteli naapurissa', 'Bussi ei pysähdy: STOP-nappi rikki', ''])('not: %s', (text) => expect(of(text)).toBeNull());

it('the provider confirms its own words, on sms', () => {
  expect(of('STOP', 'stop')).toEqual({ wants: 'stop', confirmedByProvider: true });
  expect(of('START', 'start', 'whatsapp')).toEqual({ wants: 'start', confirmedByProvider: false });
});
