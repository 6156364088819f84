import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ahead } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { OwnEmail } from './own-email.js';
import { PhoneProof } from './phone-proof.js';

const field = (name: string | RegExp) => screen.findByRole('textbox', { name });

it('sends a code to an address; a wrong code stays in the field, the right one proves it', async () => {
  const pending = { email: 'maija@hel.example', until: ahead(0.25) };
  const calls = serve({
    'GET /me/email': [
      { json: { email: null } },
      { json: { email: null, pending } },
      { json: { email: null, pending } },
      { json: { email: pending.email } },
    ],
    'PUT /me/email': { json: { email: null, pending } },
    'POST /me/email/prove': [{ status: 422, json: problem('wrong-code', 422, 'Koodi ei ole oikea') }, { json: { email: pending.email } }],
  });
  show(<OwnEmail />);
  await userEvent.type(await field('Sähköpostiosoite'), ' maija@hel.example');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä koodi' }));
  const code = (await field(/Koodi/)) as HTMLInputElement;
  await userEvent.type(code, '111 111');
  await userEvent.click(screen.getByRole('button', { name: 'Vahvista' }));
  expect(await screen.findByText('Koodi ei ole oikea')).toBeTruthy();
  expect(code.value).toBe('111 111');
  await userEvent.clear(code);
  await userEvent.type(code, '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Vahvista' }));
  expect(await screen.findByText('Käytössä: maija@hel.example')).toBeTruthy();
  expect(screen.getByText('Osoite on vahvistettu.')).toBeTruthy();
  expect(calls.filter(({ method }) => method !== 'GET').map(({ body }) => body)).toEqual([
    { email: 'maija@hel.example' },
    { code: '111111' },
    { code: '123456' },
  ]);
});

it('keeps an address that was refused, and says what is wrong with it', async () => {
  const errors = [{ path: 'email', code: 'not-an-email-address' }];
  serve({
    'GET /me/email': { json: { email: null } },
    'PUT /me/email': { status: 400, json: problem('invalid-body', 400, 'Tarkista', { errors }) },
  });
  show(<OwnEmail />);
  await userEvent.type(await field('Sähköpostiosoite'), 'maija@');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä koodi' }));
  expect(await screen.findByText(/Tarkista sähköpostiosoite/)).toBeTruthy();
  expect(((await field('Sähköpostiosoite')) as HTMLInputElement).value).toBe('maija@');
});

it('takes an address away', async () => {
  const calls = serve({
    'GET /me/email': [{ json: { email: 'a@b.example' } }, { json: { email: null } }],
    'PUT /me/email': { json: { email: null } },
  });
  show(<OwnEmail />);
  await userEvent.click(await screen.findByRole('button', { name: 'Poista osoite' }));
  expect(await screen.findByText('Osoite on poistettu.')).toBeTruthy();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ email: null });
});

it('proves the own number by a code', async () => {
  const calls = serve({
    'GET /me/phone/proof': [{ json: { proven: false } }, { json: { proven: false, pendingUntil: ahead(0.2) } }, { json: { proven: true } }],
    'POST /me/phone/code': { json: { proven: false, pendingUntil: ahead(0.2) } },
    'POST /me/phone/prove': { json: { proven: true } },
  });
  show(<PhoneProof />);
  await userEvent.click(await screen.findByRole('button', { name: 'Lähetä koodi numeroon' }));
  await userEvent.type(await field(/Koodi/), '654321');
  await userEvent.click(screen.getByRole('button', { name: 'Vahvista' }));
  expect(await screen.findByText(/Numero on vahvistettu/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
  expect(calls.find(({ path }) => path === '/me/phone/prove')?.body).toEqual({ code: '654321' });
});
