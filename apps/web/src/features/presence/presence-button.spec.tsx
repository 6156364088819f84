import type { Me, OwnPresence } from '#contracts';
import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { QueryClientProvider } from '@tanstack/react-query';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { makeQueryClient } from '../../api/query-client.js';
import { KEYS } from '../../api/keys.js';
import { me, ownPresence } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { presenceChanged, useOwnPresence } from './own-presence.js';
import { PresenceButton } from './presence-button.js';

const at = (person: Me, presence: OwnPresence) => {
  const calls = serve({
    'GET /me/presence': { json: presence },
    'PUT /me/presence': { json: { ...presence, state: 'busy', offered: 'busy' } },
  });
  show(<PresenceButton me={person} />);
  return calls;
};

it.each([
  [me, ownPresence, 'Paikalla, asukkaita nyt 1, enintään 3', 'Sinulle tarjotaan odottavia asukkaita.'],
  [me, { ...ownPresence, liveNow: 3, offered: 'full' }, 'Paikalla, asukkaita nyt 3, enintään 3', 'enimmäismäärä'],
  [{ ...me, onDuty: false }, { ...ownPresence, offered: 'off_duty' }, 'Ei päivystä, asukkaita nyt 1, enintään 3', 'koska et päivystä'],
] as const)('tells how one stands, and why nothing is offered (%#)', async (person, presence, name, why) => {
  at(person, presence);
  await userEvent.click(await screen.findByRole('button', { name }));
  expect(await screen.findByText(new RegExp(why))).toBeTruthy();
});

it('changes the state and how many at once, each by itself, and tells until when the shift runs', async () => {
  const calls = at({ ...me, shiftUntil: '2027-01-05T14:00:00.000Z' }, ownPresence);
  await userEvent.click(await screen.findByRole('button', { name: /Paikalla/ }));
  expect(await screen.findByText('Vuorosi päättyy 5.1.2027 klo 16.00.')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /Varattu/ }));
  await waitFor(() => expect(calls.filter(({ method, path }) => method === 'GET' && path === '/me/presence')).toHaveLength(2));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /Enintään näin monta/ }), '5');
  await waitFor(() => expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(2));
  const [state, cap] = calls.filter(({ method }) => method === 'PUT').map(({ body }) => body as { state: string; liveCap?: number });
  expect(state).toEqual({ state: 'busy' });
  expect(cap?.liveCap).toBe(5);
});

it('says when it could not be changed', async () => {
  serve({
    'GET /me/presence': { json: ownPresence },
    'PUT /me/presence': { status: 403, json: problem('forbidden', 403, 'Et voi tehdä tätä') },
  });
  show(<PresenceButton me={me} />);
  await userEvent.click(await screen.findByRole('button', { name: /Paikalla/ }));
  await userEvent.click(await screen.findByRole('radio', { name: /Poissa/ }));
  expect(await screen.findByText('Et voi tehdä tätä')).toBeTruthy();
  expect((screen.getByRole('radio', { name: /Paikalla/ }) as HTMLInputElement).checked).toBe(true);
});

it('shows what another page of the same person changed, and asks who one is only when that may have changed', async () => {
  serve({ 'GET /me/presence': { json: ownPresence } });
  const client = makeQueryClient();
  client.setQueryData(KEYS.me, me);
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useOwnPresence(), { wrapper });
  await waitFor(() => expect(result.current).toEqual(ownPresence));
  act(() => presenceChanged(client, { ...ownPresence, liveNow: 2 }));
  await waitFor(() => expect(result.current?.liveNow).toBe(2));
  expect(client.getQueryState(KEYS.me)?.isInvalidated).toBe(false);
  act(() => presenceChanged(client, { ...ownPresence, state: 'away', offered: 'away' }));
  await waitFor(() => expect(result.current?.state).toBe('away'));
  expect(client.getQueryState(KEYS.me)?.isInvalidated).toBe(true);
});
