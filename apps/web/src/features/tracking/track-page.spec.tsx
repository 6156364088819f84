import { cleanup, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { makeQueryClient } from '../../api/query-client.js';
import { ago, ahead, myCase, ownedCase } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { TrackPage } from './track-page.js';

vi.mock('../../live/live-socket.js', () => ({ connectLive: () => Promise.reject(new Error('no sockets here')), ask: () => undefined }));

function open(url: string) {
  const router = createMemoryRouter([{ path: '/s/:code', element: <TrackPage /> }], { initialEntries: [url] });
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

beforeEach(() => localStorage.clear());

it('shows anybody who answers, the broken promise first, the newest event first', async () => {
  serve({ 'GET /track/KX74PD2MH': { json: ownedCase } });
  open('/s/kx74pd2mh');
  expect(await screen.findByText('Maija Mäkelä sanoi: minä vastaan')).toBeTruthy();
  const items = screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
  expect(items.findIndex((text) => text.includes('luvattiin'))).toBeLessThan(items.findIndex((text) => text.includes('tuli perille')));
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('tells a slip of the pen without asking the server', async () => {
  const calls = serve({});
  open('/s/KX74-PD2M-1');
  expect((await screen.findAllByText(/Tarkista merkit/)).length).toBeGreaterThan(0);
  expect(calls).toEqual([]);
});

it('reads the key from the link, takes it out of the address and opens the conversation', async () => {
  const calls = serve({ 'POST /my/session': { status: 204 }, 'GET /my/case': { json: { ...myCase, trackingCode: 'KX74-PD2M-H' } } });
  const router = open('/s/KX74-PD2M-H#key=salainen');
  expect(await screen.findByText(/Selvitän tänään/)).toBeTruthy();
  expect(router.state.location.hash).toBe('');
  expect(calls.find((call) => call.path === '/my/session')?.body).toEqual({ residentKey: 'salainen' });
  await waitFor(() => expect(localStorage.getItem('batline.codes')).toContain('KX74-PD2M-H'));
  expect(JSON.stringify({ ...localStorage })).not.toContain('salainen');
});

it('speaks to the resident on their own page, and of the resident to everybody else', async () => {
  const asked = {
    ...myCase,
    trackingCode: 'KX74-PD2M-H',
    state: 'awaiting_resident' as const,
    clocks: [{ kind: 'resident' as const, dueAt: ahead(100) }],
    timeline: [{ at: ago(1), type: 'question.asked' }],
  };
  serve({ 'POST /my/session': { status: 204 }, 'GET /my/case': { json: asked } });
  open('/s/KX74-PD2M-H#key=salainen');
  expect(await screen.findByText('Maija Mäkelä kysyi sinulta ja odottaa vastaustasi')).toBeTruthy();
  expect(screen.getByText(/Vastaustasi odotetaan/)).toBeTruthy();
  expect(screen.getByText('Sinulta kysyttiin lisää')).toBeTruthy();
  cleanup();
  localStorage.clear();
  serve({ 'GET /track/KX74PD2MH': { json: { ...ownedCase, state: asked.state, clocks: asked.clocks, timeline: asked.timeline } } });
  open('/s/KX74-PD2M-H');
  expect(await screen.findByText('Maija Mäkelä kysyi asukkaalta ja odottaa vastausta')).toBeTruthy();
  expect(screen.getByText('Asukkaalta kysyttiin lisää')).toBeTruthy();
});
