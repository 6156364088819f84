import { expect, it } from 'vitest';
import { residentKey } from '../../testing/fixtures.js';
import { keyUrl, readSlip } from './slip-words.js';

const code = 'KX74-PD2M-H';

it.each([
  ['a link', `https://batline.example/s/${code}#key=${residentKey}`, { code, key: residentKey }],
  [
    'a link with an escaped key',
    `https://batline.example/s/kx74pd2mh#key=${residentKey.replaceAll('.', '%2E')}`,
    { code, key: residentKey },
  ],
  ['a slip’s own link', `https://batline.example/lappu#${residentKey}`, { key: residentKey }],
  ['a key typed in pieces', residentKey.replace(/(.{8})/g, '$1 '), { key: residentKey }],
  ['a code as people write it', 'kx74 pd2m h', { code }],
  ['a code with a slip of the pen', 'KX74-PD2M-1', {}],
  ['nothing', '', {}],
  ['what is no escape', '100 %', {}],
])('reads %s', (_, text, found) => expect(readSlip(text)).toEqual(found));

it('reads what it wrote', () => {
  expect(readSlip(keyUrl('http://127.0.0.1:3000', 'KX74PD2MH', residentKey))).toEqual({ code, key: residentKey });
  expect(new URL(keyUrl('http://127.0.0.1:3000', code, residentKey)).search).toBe('');
});
