import type { PhoneCall, PhoneDelivery } from '#contracts';
import { describe, expect, it } from 'vitest';
import { deliveryOf, openPromise, runningWords } from './call-standing.js';

const call = (over: Partial<PhoneCall> = {}): PhoneCall => ({
  id: 'c',
  direction: 'incoming',
  state: 'waiting',
  startedAt: '2026-11-24T10:00:00.000Z',
  ...over,
});
const at = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`;

it.each<[Partial<PhoneCall>, string, string]>([
  [{ state: 'greeting' }, 'greeting', at(0)],
  [{}, 'waiting', at(0)],
  [{ state: 'talking', connectedAt: at(2) }, 'talking', at(2)],
  [{ state: 'talking', connectedAt: at(2), heldAt: at(3) }, 'held', at(3)],
  [{ state: 'leaving' }, 'leaving', at(0)],
  [{ direction: 'callback' }, 'own_rings', at(0)],
  [{ direction: 'callback', state: 'connecting' }, 'resident_rings', at(0)],
])('%j is told as %s', (over, words, since) => expect(runningWords(call(over))).toEqual({ words, since }));

it.each<[Partial<PhoneCall>, string]>([
  [{}, 'own_rings'],
  [{ state: 'greeting' }, 'greeting'],
  [{ state: 'talking' }, 'talking'],
  [{ state: 'leaving' }, 'leaving'],
])('to the owner whose phone rings %j is told as %s', (over, words) => expect(runningWords(call(over), true).words).toBe(words));

describe('a promise to call back', () => {
  const promised = call({ state: 'ended', endedAt: at(5), endedHow: 'callback_promised', promisedBy: at(50) });
  const callback = (over: Partial<PhoneCall>) =>
    call({ direction: 'callback', state: 'ended', startedAt: at(10), endedAt: at(12), ...over });

  it.each<[string, PhoneCall[], string | undefined]>([
    ['there is none', [call()], undefined],
    ['it stands', [promised], at(50)],
    ['nobody was reached: it still stands', [callback({ endedHow: 'not_reached' }), promised], at(50)],
    ['it was kept', [callback({ endedHow: 'talked', connectedAt: at(11) }), promised], undefined],
    ['it is being kept', [call({ direction: 'callback', state: 'talking', startedAt: at(10), connectedAt: at(11) }), promised], undefined],
    ['another was made later', [call({ startedAt: at(20), promisedBy: at(59) }), promised], at(59)],
  ])('%s', (_, calls, by) => expect(openPromise(calls)).toBe(by));
});

describe('what became of a message', () => {
  const part = (id: string, state: PhoneDelivery['state'], messageId = 'm'): PhoneDelivery => ({
    id,
    channel: 'sms',
    messageId,
    state,
    at: at(0),
  });

  it('is what became of its worst part', () => {
    expect(deliveryOf('m', [part('1', 'delivered'), part('2', 'undelivered'), part('3', 'sent')])?.id).toBe('2');
    expect(deliveryOf('m', [part('1', 'delivered'), part('2', 'sent')])?.id).toBe('2');
    expect(deliveryOf('m', [part('1', 'undelivered', 'other')])).toBeUndefined();
  });
});
