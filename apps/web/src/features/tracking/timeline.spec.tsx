import { describe, expect, it } from 'vitest';
import i18next from 'i18next';
import { changeLanguage } from '../../i18n/i18n.js';
import { entryWords } from './timeline.js';

describe('the official who comes to the desk', () => {
  const at = '2026-11-16T08:00:00.000Z';
  it.each([
    ['room', 10, 'Aino Aalto tulee olohuoneeseen noin 10 minuutissa'],
    ['chat', undefined, 'Aino Aalto kirjoittaa asukkaalle nyt'],
  ] as const)('%s', async (by, minutes, words) => {
    await changeLanguage('fi');
    const entry = { at, type: 'visit.official_coming', name: 'Aino Aalto', by, ...(minutes === undefined ? {} : { minutes }) };
    expect(entryWords(i18next.t, entry)).toBe(words);
  });
});
