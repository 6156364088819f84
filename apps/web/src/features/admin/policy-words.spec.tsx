import { screen } from '@testing-library/react';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { administrator, line, policies } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { durationInWords } from './duration-words.js';
import { PoliciesPage } from './policies-page.js';

it.each([
  ['PT4H', true, '4 työtuntia'],
  ['PT1H', true, '1 työtunti'],
  ['P1DT4H', true, '1 työpäivä 4 työtuntia'],
  ['PT4H', false, '4 tuntia'],
  ['PT20S', false, '20 sekuntia'],
])('says %s (working: %s) as "%s"', (iso, working, words) => expect(durationInWords(i18next.t, iso, working)).toBe(words));

it('names a policy by what it serves, and which ways of telling it uses', async () => {
  serve({ 'GET /me': { json: administrator }, 'GET /policies': { json: { policies } } });
  show(<PoliciesPage />);
  expect(await screen.findByRole('heading', { name: 'Koskee kaikkia yhteydenottoja' })).toBeTruthy();
  expect(screen.queryByText('everything')).toBeNull();
  expect(screen.getAllByText(/^sovellus, selainilmoitus(,|$)/).length).toBeGreaterThan(0);
  expect(screen.queryByText(/tulossa/)).toBeNull();
});

it('says that a call to the line rings phones on every rung where somebody waits live, and nowhere else', async () => {
  serve({ 'GET /me': { json: administrator }, 'GET /policies': { json: { policies } }, 'GET /line': { json: line } });
  show(<PoliciesPage />);
  expect(await screen.findByText(/Puhelin soi niiltä, jotka ovat päivystyksessä/)).toBeTruthy();
  const rungs = policies.flatMap(({ policy }) => policy.live?.ladder ?? []);
  expect(screen.getAllByText(/puhelu, kun asukas soittaa linjalle$/)).toHaveLength(rungs.length);
});

it('promises no ringing where there is no line', async () => {
  serve({
    'GET /me': { json: administrator },
    'GET /policies': { json: { policies } },
    'GET /line': { json: { ...line, number: undefined } },
  });
  show(<PoliciesPage />);
  await screen.findByRole('heading', { name: 'Koskee kaikkia yhteydenottoja' });
  expect(screen.queryByText(/kun asukas soittaa linjalle/)).toBeNull();
});
