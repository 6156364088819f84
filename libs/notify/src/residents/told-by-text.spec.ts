import type { CaseEvent } from '#domain';
import { messageText, toldByText } from './told-by-text.js';

const event = (type: CaseEvent['type'], more: Partial<CaseEvent> = {}): CaseEvent => ({
  ...{ seq: 2, at: 0, type, actor: { type: 'official', personId: 'aino' }, facts: { messageId: 'm' }, changes: {} },
  ...more,
});
const owner = { personId: 'aino', since: 0 } as never;

it.each([
  ['message.owner', { purpose: 'message', messageId: 'm', from: 'aino' }],
  ['question.asked', { purpose: 'question', messageId: 'm', from: 'aino' }],
  ['answer.given', { purpose: 'answer', messageId: 'm', from: 'aino' }],
  ['message.note', null],
  ['message.resident', null],
  ['assist.replied', null],
  ['clock.breached', null],
] as const)('%s', (type, expected) => expect(toldByText(event(type))).toEqual(expected));

it('a person who comes to answer for the case is told by name; who lays it down is not', () => {
  expect(toldByText(event('case.taken', { changes: { set: { owner } } }))).toEqual({ purpose: 'status', owner: 'aino' });
  expect(toldByText(event('case.released', { changes: { set: { owner: null } } }))).toBeNull();
});

it('says who writes, the words, and what can be done', () => {
  const about = { language: 'fi', code: 'KX74-PD2M-9', name: 'Aino Testi' } as const;
  const words = { text: 'Lamppu vaihdetaan.', reason: null, alternative: null };
  expect(messageText('message', words, about)).toBe('Aino Testi (KX74-PD2M-9):\nLamppu vaihdetaan.');
  expect(messageText('question', words, { ...about, name: null })).toBe(
    'Kaupunki (KX74-PD2M-9):\nLamppu vaihdetaan.\nVoit vastata tähän viestiin.',
  );
  expect(
    messageText(
      'answer',
      { ...words, reason: 'Tontti on yksityinen.', alternative: 'Kysy isännöitsijältä.' },
      { ...about, language: 'sv' },
    ),
  ).toBe(
    'Aino Testi (KX74-PD2M-9): Det här är svaret på ditt ärende.\nLamppu vaihdetaan.\nTontti on yksityinen.\nKysy isännöitsijältä.\nOm det inte hjälpte, svara på det här meddelandet.',
  );
});
