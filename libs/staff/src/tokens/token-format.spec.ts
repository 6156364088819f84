import { randomUUID } from 'node:crypto';
import { newSecret } from '../sessions/secret-values.js';
import { formatToken, parseToken } from './token-format.js';

describe('API tokens', () => {
  it('carry their id and their secret there and back', () => {
    for (let n = 0; n < 200; n += 1) {
      const [id, secret] = [randomUUID(), newSecret()];
      expect(parseToken(formatToken(id, secret))).toEqual({ id, secret });
    }
  });

  const good = formatToken('00000000-0000-4000-8000-000000000000', 'A'.repeat(43));
  it.each([
    '',
    'bl_',
    good.slice(1),
    good.slice(0, -1),
    `${good}A`,
    ` ${good}`,
    good.toUpperCase(),
    good.replace('bl_', 'bl-'),
    'rk_whatever',
  ])('%p is none', (text) => expect(parseToken(text)).toBeUndefined());
});
