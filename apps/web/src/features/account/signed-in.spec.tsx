import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { administrator, host, me } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { SignedIn } from './signed-in.js';

it.each([
  ['host', 'Tämä sivu ei ole sinun tehtävääsi varten'],
  ['robin', 'Tämän tehtävän sivut ovat tulossa'],
  ['administrator', 'Tämä sivu ei ole sinun tehtävääsi varten'],
] as const)('tells a %s who came to the officials’ page why there is nothing', async (role, title) => {
  serve({ 'GET /me': { json: { ...administrator, roles: [role] } } });
  show(<SignedIn roles={['official']}>{() => <p>Sivu</p>}</SignedIn>);
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  expect(screen.queryByText('Sivu')).toBeNull();
});

it('leads a host from the inbox, where signing in leads, to the desk', async () => {
  serve({ 'GET /me': { json: host } });
  const { router } = show(<SignedIn roles={['official']}>{() => <p>Sivu</p>}</SignedIn>, '/tyo');
  await waitFor(() => expect(router.state.location.pathname).toBe('/desk'));
});

it('shows the page to whom it belongs', async () => {
  serve({ 'GET /me': { json: me } });
  show(<SignedIn roles={['official']}>{() => <p>Sivu</p>}</SignedIn>);
  expect(await screen.findByText('Sivu')).toBeTruthy();
});
