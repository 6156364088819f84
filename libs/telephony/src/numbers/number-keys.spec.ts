import { Secrets } from '#platform/config';
import { randomBytes } from 'node:crypto';
import { NumberKeys } from './number-keys.js';

const old = `1:${randomBytes(32).toString('base64url')}`;
const fresh = `2:${randomBytes(32).toString('base64url')}`;
const keysWith = (secrets: string) => new NumberKeys({ secrets: Secrets.parse(secrets) as Secrets });

it('a number has one key of 32 bytes, another number and another secret another one', () => {
  const keys = keysWith(old);
  expect(keys.of('+358401234567')).toHaveLength(32);
  expect(keys.of('+358401234567')).toEqual(keys.of('+358401234567'));
  expect(keys.of('+358401234567')).not.toEqual(keys.of('+358401234568'));
  expect(keys.of('+358401234567')).not.toEqual(keysWith(fresh).of('+358401234567'));
});

it('what was stored under an older secret is found as long as it is listed', () => {
  const stored = keysWith(old).of('+358401234567');
  const [current, ...older] = keysWith(`${fresh},${old}`).all('+358401234567');
  expect(older).toEqual([stored]);
  expect(current).toEqual(keysWith(`${fresh},${old}`).of('+358401234567'));
});
