import { screen } from '@testing-library/react';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { administrator, policies } from '../../testing/fixtures.js';
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

it('names a policy by what it serves, and says which ways of telling are yet to come', async () => {
  serve({ 'GET /me': { json: administrator }, 'GET /policies': { json: { policies } } });
  show(<PoliciesPage />);
  expect(await screen.findByRole('heading', { name: 'Koskee kaikkia yhteydenottoja' })).toBeTruthy();
  expect(screen.queryByText('everything')).toBeNull();
  expect(screen.getAllByText(/^sovellus, selainilmoitus \(tulossa\)/).length).toBeGreaterThan(0);
});
