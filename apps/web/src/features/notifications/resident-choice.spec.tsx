import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { residentNotifications } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { ResidentChoice } from './resident-choice.js';

const box = (name: RegExp) => screen.findByRole('checkbox', { name }) as Promise<HTMLInputElement>;

it('changes one way at a time, and offers none that has nothing to reach by', async () => {
  const calls = serve({
    'GET /my/notifications': { json: residentNotifications },
    'PUT /my/notifications': { json: { ...residentNotifications, email: false } },
  });
  show(<ResidentChoice />);
  expect((await box(/Sähköpostilla/)).checked).toBe(true);
  expect(screen.getByText('Et ole antanut puhelinnumeroa.')).toBeTruthy();
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  await userEvent.click(await box(/Sähköpostilla/));
  expect(await screen.findByText('Valintasi on tallennettu.')).toBeTruthy();
  expect(calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([{ email: false }]);
});

it('goes back to what holds when it was refused', async () => {
  serve({
    'GET /my/notifications': { json: residentNotifications },
    'PUT /my/notifications': { status: 403, json: problem('forbidden', 403, 'Et voi tehdä tätä') },
  });
  show(<ResidentChoice />);
  await userEvent.click(await box(/Sähköpostilla/));
  expect(await screen.findByText('Et voi tehdä tätä')).toBeTruthy();
  expect((await box(/Sähköpostilla/)).checked).toBe(true);
});

it('is not there for whom there is nothing to choose', async () => {
  const calls = serve({});
  show(<ResidentChoice />);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(screen.queryByRole('heading')).toBeNull();
});
