import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ago, caseVisit, ownedFull } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { AtDesk } from './at-desk.js';

const path = `/cases/${ownedFull.id}/visit`;

it('lets the owner say in how many minutes they come, and shows that it is said', async () => {
  const said = { ...caseVisit, coming: { at: ago(0), by: 'room' as const, minutes: 15, name: 'Maija Mäkelä' } };
  const calls = serve({ [`GET ${path}`]: { json: caseVisit }, [`POST ${path}/coming`]: { json: said } });
  show(<AtDesk file={ownedFull} />);
  expect(await screen.findByText(/Kallio, isäntänä Leena Rantanen/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Tulen olohuoneeseen' }));
  await userEvent.click(screen.getByRole('radio', { name: '15 min' }));
  await userEvent.click(screen.getAllByRole('button', { name: 'Tulen olohuoneeseen' }).at(-1) as HTMLElement);
  await waitFor(() => expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ by: 'room', minutes: 15 }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('lets the owner say that they write there', async () => {
  const calls = serve({ [`GET ${path}`]: { json: caseVisit }, [`POST ${path}/coming`]: { json: caseVisit } });
  show(<AtDesk file={ownedFull} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Kirjoitan tässä' }));
  await waitFor(() => expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ by: 'chat' }));
});

it('offers nothing to who does not own the case', async () => {
  serve({ [`GET ${path}`]: { json: { ...caseVisit, may: { come: false } } } });
  show(<AtDesk file={ownedFull} />);
  expect(await screen.findByText(/Kallio, isäntänä/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

it.each([
  ['the resident is not at a desk', { json: { may: { come: false } } }],
  ['nothing is told', { status: 404, json: problem('not-found', 404, 'Ei löydy') }],
])('is not there when %s', async (_, answer) => {
  const calls = serve({ [`GET ${path}`]: answer });
  const { container } = show(<AtDesk file={ownedFull} />);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(container.textContent).toBe('');
});
