import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { changeLanguage } from '../../../i18n/i18n.js';
import { openedVisit, ownDevice, residentKey } from '../../../testing/fixtures.js';
import { problem, serve } from '../../../testing/server.js';
import { show } from '../../../testing/show.js';
import { SelfPage } from './self-page.js';

const { caseId: _notForTablets, ...opened } = openedVisit;
const answers = { 'GET /desk/device': { json: ownDevice }, 'POST /visits': { status: 201, json: opened } };
const field = () => screen.findByRole('textbox', { name: 'Mitä haluat sanoa?' });

vi.setConfig({ testTimeout: 20_000 });
beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('scrollTo', () => undefined);
});
afterEach(async () => {
  vi.useRealTimers();
  await changeLanguage('fi');
});

it('opens a case with the tablet’s rights alone, shows its slip, and forgets it when the visitor says so', async () => {
  const calls = serve(answers);
  show(<SelfPage />, '/desk/itse');
  await userEvent.type(await field(), 'Lamppu ei pala');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(await screen.findByText('KX74-PD2M-H')).toBeTruthy();
  const post = calls.find(({ method }) => method === 'POST');
  expect(post?.body).toEqual({ village: 'Kallio', text: 'Lamppu ei pala', language: 'fi' });
  expect(post?.headers.get('X-CSRF-Token')).toBeNull();
  expect(calls.every(({ path }) => ['/desk/device', '/visits'].includes(path))).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Valmis, tyhjennä ruutu' }));
  expect(await field()).toHaveProperty('value', '');
  expect(document.body.innerHTML).not.toContain(residentKey);
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(residentKey);
});

it('asks whether somebody is there, then clears fields and slip, and speaks Finnish again', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  serve(answers);
  show(<SelfPage />, '/desk/itse');
  await field();
  await user.click(screen.getByRole('radio', { name: 'English' }));
  await user.type(await screen.findByRole('textbox', { name: 'What would you like to say?' }), 'A lamp is dark');
  act(() => void vi.advanceTimersByTime(61_000));
  expect(await screen.findByRole('alertdialog', { name: 'Are you still there?' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'I am here' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(screen.getByRole('textbox', { name: 'What would you like to say?' })).toHaveProperty('value', 'A lamp is dark');
  act(() => void vi.advanceTimersByTime(81_000));
  expect(await field()).toHaveProperty('value', '');
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

it('sends again what got no answer, as the same visit', async () => {
  const calls = serve({ ...answers, 'POST /visits': ['silence', { status: 201, json: opened }] });
  show(<SelfPage />, '/desk/itse');
  await userEvent.type(await field(), 'Hei');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(await screen.findByText('Palvelimeen ei saatu yhteyttä')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(await screen.findByText('KX74-PD2M-H')).toBeTruthy();
  const keys = calls.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'));
  expect(new Set(keys).size).toBe(1);
});

it('is nobody’s page where the tablet was not given to visitors; leaving it needs a sign-in anew', async () => {
  serve({ 'GET /desk/device': { status: 404, json: problem('not-found', 404, 'Ei löydy') } });
  show(<SelfPage />, '/desk/itse');
  expect(await screen.findByText(/Tämä laite ei ole itsepalvelussa/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Henkilökunnalle' }).getAttribute('href')).toBe('/auth/login?returnTo=%2Fdesk&again=1');
});
