import { originOf } from './request-origin.js';

describe('where a request was made', () => {
  it.each([
    [{ origin: 'https://batline.example' }, 'ours'],
    [{ origin: 'https://batline.example', 'sec-fetch-site': 'same-origin' }, 'ours'],
    [{ 'sec-fetch-site': 'same-origin' }, 'ours'],
    [{ origin: 'https://batline.example', 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ origin: 'http://batline.example' }, 'foreign'],
    [{ origin: 'https://batline.example.evil.example' }, 'foreign'],
    [{ origin: 'null' }, 'foreign'],
    [{ origin: '' }, 'foreign'],
    [{ 'sec-fetch-site': 'same-site' }, 'foreign'],
    [{ 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ 'sec-fetch-site': 'none' }, 'foreign'],
    [{}, 'unknown'],
  ])('%j: %s', (headers, origin) => expect(originOf(headers, 'https://batline.example')).toBe(origin));
});
