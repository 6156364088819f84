import { chosen, couldReach, residentStopped } from './resident-paths.js';

const city = {
  mail: { url: 'smtp://x', from: 'x@y' },
  push: { publicKey: '', privateKey: '', subject: '' },
  phoneLine: { callCountries: ['FI'] },
} as unknown as Parameters<typeof couldReach>[1];
const nothing = { email: null, phone: null, texts: false, pushes: 0, choice: null, erased: false };
const everything = { ...nothing, email: 'a@example.org', phone: '+358401234567', pushes: 1 };
const all = { email: true, sms: true, push: true };

it.each([
  ['nothing left', nothing, { email: false, sms: false, push: false }],
  ['everything left', everything, all],
  ['a landline', { ...everything, phone: '+35893101691' }, { ...all, sms: false }],
  ['who texts', { ...nothing, texts: true }, { email: false, sms: true, push: false }],
  ['erased', { ...everything, erased: true }, { email: false, sms: false, push: false }],
])('%s: could be reached', (_, facts, expected) => expect(couldReach(facts, city)).toEqual(expected));

it.each([
  ['who chose nothing: not by a number that was left for calls', everything, { email: true, sms: false, push: true }],
  ['who texts: by text', { ...everything, texts: true }, all],
  ['who chose', { ...everything, choice: { email: false, sms: true, push: false } }, { email: false, sms: true, push: false }],
])('%s', (_, facts, expected) => expect(chosen(facts)).toEqual(expected));

it.each([
  ['email', everything, null],
  ['email', { ...everything, erased: true }, 'erased'],
  ['email', { ...everything, email: null }, 'unreached'],
  ['email', { ...everything, choice: { ...all, email: false } }, 'not-wanted'],
  ['sms', everything, 'not-wanted'],
  ['sms', { ...everything, choice: all }, null],
  ['sms', { ...everything, texts: true }, 'by-text'],
  ['push', { ...everything, pushes: 0 }, 'unreached'],
] as const)('%s of %j: %s', (path, facts, expected) => expect(residentStopped(path, facts, city)).toBe(expected));
