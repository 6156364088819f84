import { newVisit } from '#contracts';
import { expect, it } from 'vitest';
import { emptyDraft, isTouched, lacksConsent, visitOf } from './visit-draft.js';

const AT = '2026-11-24T12:00:00.000Z';
const typed = { ...emptyDraft('Kallio'), text: 'Lamppu ei pala' };
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('sends the least: words, language, village, when', () => {
  const body = visitOf(typed, 'Kallio', AT);
  expect(sent(body)).toEqual({ text: 'Lamppu ei pala', language: 'fi', village: 'Kallio', arrivedAt: AT });
  expect(newVisit.safeParse(sent(body)).success).toBe(true);
});

it('names the desk only where the matter is another village’s', () => {
  expect(visitOf({ ...typed, village: 'Malmi' }, 'Kallio', AT)).toMatchObject({ village: 'Malmi', desk: 'Kallio' });
  expect(visitOf({ ...typed, village: '' }, 'Kallio', AT)).toMatchObject({ village: 'Kallio', desk: undefined });
});

it.each([
  [{}, false],
  [{ phone: ' ' }, false],
  [{ phone: '040 123 4567' }, true],
  [{ email: 'a@b.fi', consent: true }, false],
  [{ name: 'Aada' }, true],
])('asks for consent where details are given: %j', (change, lacks) => expect(lacksConsent({ ...typed, ...change })).toBe(lacks));

it('says of consent only where there are details', () => {
  expect(visitOf({ ...typed, consent: true }, 'Kallio', AT).consent).toBeUndefined();
  expect(visitOf({ ...typed, name: ' Aada ', consent: true }, 'Kallio', AT)).toMatchObject({ name: 'Aada', consent: true });
});

it('knows whether anybody began', () => {
  expect(isTouched(emptyDraft('Kallio'), 'Kallio')).toBe(false);
  expect(isTouched({ ...emptyDraft('Kallio'), language: 'sv' }, 'Kallio')).toBe(true);
  expect(isTouched({ ...emptyDraft('Kallio'), text: 'a' }, 'Kallio')).toBe(true);
});
