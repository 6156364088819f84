import { shownIn } from './live-handshake.js';

const KEY = 'bk1.AAAA.BBBB';

describe('what a handshake shows', () => {
  it.each<[string, unknown, Record<string, string>, object | undefined]>([
    ['nothing', undefined, {}, { language: 'fi' }],
    ['an API token', { token: 'bl_1_2' }, {}, { apiToken: 'Bearer bl_1_2', language: 'fi' }],
    ['an API token, written as a header', { token: 'Bearer bl_1_2' }, {}, { apiToken: 'Bearer bl_1_2', language: 'fi' }],
    ['a resident key as token', { token: KEY }, {}, { residentKey: KEY, language: 'fi' }],
    ['a resident key', { residentKey: KEY, language: 'sv' }, { authorization: 'Bearer bl_1_2' }, { residentKey: KEY, language: 'sv' }],
    ['both', { residentKey: KEY, token: 'bl_1_2' }, {}, { apiToken: 'Bearer bl_1_2', residentKey: KEY, language: 'fi' }],
    ['a header', {}, { authorization: 'Bearer bl_1_2', 'accept-language': 'en' }, { apiToken: 'Bearer bl_1_2', language: 'en' }],
    ['an unknown key', { user: 'aino' }, {}, undefined],
    ['no object', 'bl_1_2', {}, undefined],
    ['a list', [], {}, undefined],
    ['an object as token', { token: {} }, {}, undefined],
    ['an endless token', { token: 'a'.repeat(301) }, {}, undefined],
  ])('%s', (_name, auth, headers, shown) => expect(shownIn(auth, headers)).toEqual(shown));
});
