import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ago, me } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { Notices } from './notices.js';

it('leads from a swap that is asked for to the roster, where it is answered, and marks it seen', async () => {
  const calls = serve({ 'GET /me': { json: me }, 'POST /me/notices/n1/seen': { status: 204 } });
  show(<Notices me={{ ...me, notices: [{ id: 'n1', at: ago(1), type: 'swap.asked' }] }} />);
  await userEvent.click(await screen.findByRole('button', { name: '1 uusi ilmoitus' }));
  const link = await screen.findByRole('link', { name: 'Katso vuorot' });
  expect(link.getAttribute('href')).toBe('/tyo/vuorot');
  expect(screen.getByRole('button', { name: 'Merkitse luetuksi' })).toBeTruthy();
  await userEvent.click(link);
  await waitFor(() => expect(calls.map(({ method, path }) => `${method} ${path}`)).toContain('POST /me/notices/n1/seen'));
});
