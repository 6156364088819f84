import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { me, waitingCall, waitingFull } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { CaseMain } from './case-main.js';

const take = `/cases/${waitingFull.id}/take`;

it('says that the name becomes public, and takes only when it is confirmed', async () => {
  const calls = serve({ [`POST ${take}`]: { json: waitingFull } });
  const writes = () => calls.filter(({ method }) => method !== 'GET');
  show(<CaseMain file={waitingFull} me={me} />);
  await userEvent.click(screen.getByRole('button', { name: 'Minä vastaan' }));
  const dialog = await screen.findByRole('dialog', { name: 'Minä vastaan' });
  expect(dialog.textContent).toContain('Nimesi Maija Mäkelä näkyy kaikille');
  expect(writes()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Minä vastaan' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(writes()).toMatchObject([{ method: 'POST', path: take, body: {} }]);
});

it('names the one who was faster, kindly', async () => {
  const owner = { username: 'eero', name: 'Eero Virtanen' };
  serve({ [`POST ${take}`]: { status: 409, json: problem('case-already-taken', 409, 'Joku ehti ensin', { owner }) } });
  show(<CaseMain file={waitingFull} me={me} />);
  await userEvent.click(screen.getByRole('button', { name: 'Minä vastaan' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Minä vastaan' }));
  expect(await screen.findByRole('dialog', { name: 'Eero Virtanen ehti ensin' })).toBeTruthy();
});

it('has no button for what may not be done', () => {
  vi.stubGlobal('fetch', vi.fn());
  show(<CaseMain file={{ ...waitingFull, may: [] }} me={me} />);
  expect(screen.queryByRole('button', { name: 'Minä vastaan' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Muut toimet' })).toBeNull();
});

it.each([
  ['+358401234567', /Puhelimesi \+358 40 123 4567 soi heti: vastaa ja paina 1/],
  [null, /numerosi puuttuu asetuksista. Hänelle kerrotaan, että soitat takaisin/],
])('tells before a caller is taken what rings (own number %s)', async (phone, words) => {
  serve({ 'GET /me/phone': { json: { phone } } });
  show(<CaseMain file={waitingCall} me={me} />);
  await userEvent.click(screen.getByRole('button', { name: 'Minä vastaan' }));
  expect(await screen.findByText(words)).toBeTruthy();
});
