import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { OwnPhone } from './own-phone.js';

const field = () => screen.findByRole('textbox', { name: 'Puhelinnumero' });

it('saves a number as it was written, and shows it as it was understood', async () => {
  const calls = serve({
    'GET /me/phone': [{ json: { phone: null } }, { json: { phone: '+358401234567' } }],
    'PUT /me/phone': { json: { phone: '+358401234567' } },
  });
  show(<OwnPhone />);
  await userEvent.type(await field(), '040 123 4567');
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna' }));
  await waitFor(async () => expect(((await field()) as HTMLInputElement).value).toBe('+358 40 123 4567'));
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ phone: '040 123 4567' });
  expect(screen.getByText('Numero on tallennettu.')).toBeTruthy();
});

it('takes it away', async () => {
  const calls = serve({
    'GET /me/phone': [{ json: { phone: '+358401234567' } }, { json: { phone: null } }],
    'PUT /me/phone': { json: { phone: null } },
  });
  show(<OwnPhone />);
  await userEvent.click(await screen.findByRole('button', { name: 'Poista numero' }));
  expect(await screen.findByText('Numero on poistettu. Puhelimesi ei enää soi.')).toBeTruthy();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ phone: null });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Poista numero' })).toBeNull());
});

it('says at the field how to write it, and keeps what was written', async () => {
  const errors = [{ path: 'phone', code: 'not-a-phone-number' }];
  serve({
    'GET /me/phone': { json: { phone: null } },
    'PUT /me/phone': { status: 400, json: problem('invalid-body', 400, 'Tarkista', { errors }) },
  });
  show(<OwnPhone />);
  await userEvent.type(await field(), '040 12');
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna' }));
  expect(await screen.findByText(/Kirjoita numero suuntanumeroineen/)).toBeTruthy();
  expect(((await field()) as HTMLInputElement).value).toBe('040 12');
});
