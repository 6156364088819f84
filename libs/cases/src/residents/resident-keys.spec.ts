import { Secrets } from '#platform/config';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { ResidentKeys } from './resident-keys.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const read = Secrets.parse(`1:${randomBytes(32).toString('base64url')}`);
if (typeof read === 'string') throw new Error(read);
const keys = new ResidentKeys({ secrets: read });
const opens = (presented: string): boolean => {
  const key = keys.parse(presented);
  return key !== undefined && keys.isRight(key, 1);
};

it('a key opens what it was made for', () =>
  fc.assert(fc.property(fc.uuid(), (contactId) => expect(keys.parse(keys.keyOf(contactId))).toMatchObject({ contactId }))));

it('as it was written only: no other writing of the same bytes is a key', () =>
  fc.assert(
    fc.property(fc.uuid(), fc.nat(), fc.constantFrom(...ALPHABET), (contactId, at, letter) => {
      const key = keys.keyOf(contactId);
      const place = at % key.length;
      const other = `${key.slice(0, place)}${letter}${key.slice(place + 1)}`;
      expect(opens(other)).toBe(other === key);
    }),
  ));

it('neither spare bits at an end nor leading noughts make another key', () => {
  const key = keys.keyOf('5f2b1f0e-8f1a-4a53-9f7e-0b8c5d1f2a3b');
  const [version = '', contact = '', mac = ''] = key.split('.');
  const spare = (text: string): string => `${text.slice(0, -1)}${ALPHABET[ALPHABET.indexOf(text.at(-1)!) + 1]}`;
  expect(opens(key)).toBe(true);
  for (const other of [`${version}.${contact}.${spare(mac)}`, `${version}.${spare(contact)}.${mac}`, `bk01.${contact}.${mac}`])
    expect([other, opens(other)]).toEqual([other, false]);
});
