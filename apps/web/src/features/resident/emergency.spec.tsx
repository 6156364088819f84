import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { line } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { FormPage } from './form-page.js';
import { ResidentPage } from './resident-page.js';

vi.mock('../../live/live-socket.js', () => ({ connectLive: () => Promise.reject(new Error('no sockets here')), ask: () => undefined }));
beforeEach(() => localStorage.clear());

it.each([
  ['chat', <ResidentPage key="chat" />],
  ['form', <FormPage key="form" />],
])('%s: 112 is named while danger is being written, once, before anything is sent', async (_, page) => {
  const calls = serve({});
  show(page);
  const field = await screen.findByRole('textbox', { name: 'Mitä haluat sanoa?' });
  await userEvent.type(field, 'Naapurissa on tulipa');
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.type(field, 'lo!');
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain('Hätätilanteessa soita 112');
  expect(screen.getByRole('link', { name: 'Soita 112' }).getAttribute('href')).toBe('tel:112');
  await userEvent.clear(field);
  expect(screen.getByRole('alert')).toBe(alert);
  expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('names the number to call where there is a line, and counts whom it turns away', async () => {
  serve({ 'GET /line': { json: line } });
  show(<ResidentPage />);
  expect((await screen.findByRole('link', { name: '+358 9 310 1691' })).getAttribute('href')).toBe('tel:+35893101691');
  expect(screen.getByText('Linjalta on nyt estetty 2 numeroa. Estetyistä numeroista on käännytetty 14 yhteydenottoa.')).toBeTruthy();
});

it('misses nothing where there is none', async () => {
  serve({ 'GET /line': { json: { texts: false, open: false, blocked: { numbers: 0, refused: 0 } } } });
  show(<ResidentPage />);
  await screen.findByRole('textbox', { name: 'Mitä haluat sanoa?' });
  expect(screen.queryByText(/Voit myös soittaa/)).toBeNull();
  expect(screen.queryByText(/estetty/)).toBeNull();
});
