import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { administrator, blocks } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { BlocksPage } from './blocks-page.js';

it('tells whose calls are turned away by the last digits alone, and lifts a block when it is confirmed', async () => {
  const lift = `/phone-blocks/${blocks[0]?.id}/lift`;
  const calls = serve({
    'GET /me': { json: administrator },
    'GET /phone-blocks': { json: { items: blocks } },
    [`POST ${lift}`]: { json: blocks[1] },
  });
  show(<BlocksPage />);
  expect(await screen.findByText('Käännytetty 14 kertaa.', { exact: false })).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /Pura esto/ })).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: /Pura esto: Numero päättyy …67/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Puretaanko esto?' }));
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  await userEvent.click(dialog.getByRole('button', { name: 'Pura esto' }));
  await waitFor(() => expect(calls.find(({ method }) => method === 'POST')?.path).toBe(lift));
});

it.each([
  ['2026-12-24T22:00:00.000Z', '24.12.2026'],
  ['2026-12-24T21:59:59.999Z', '24.12.2026'],
  ['2026-12-24T10:00:00.000Z', '24.12.2026'],
])('a block until %s has %s as its last day', async (until, day) => {
  const block = { ...blocks[0], until };
  serve({ 'GET /me': { json: administrator }, 'GET /phone-blocks': { json: { items: [block] } } });
  show(<BlocksPage />);
  expect(await screen.findByText(`Viimeinen estopäivä on ${day}.`, { exact: false })).toBeTruthy();
});
