import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { answeredCase, myCase, waitingCase } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { outbox } from './outbox.js';
import { ResidentPage } from './resident-page.js';

vi.mock('../../live/live-socket.js', () => ({ connectLive: () => Promise.reject(new Error('no sockets here')), ask: () => undefined }));

const field = () => screen.findByRole('textbox', { name: 'Mitä haluat sanoa?' });
const opened = { case: waitingCase, residentKey: 'avain' };
const mine = { ...waitingCase, seq: 1, messages: [], may: { write: true, verdict: false, withdraw: true }, reads: [] };

beforeEach(() => {
  localStorage.clear();
  for (const entry of outbox.list()) outbox.remove(entry.clientId);
});

it('opens a case with the first word and exchanges the key for a cookie', async () => {
  const calls = serve({
    'POST /contacts': { status: 201, json: opened },
    'POST /my/session': { status: 204 },
    'GET /my/case': { json: mine },
  });
  show(<ResidentPage />);
  expect(screen.getByRole('log')).toBeTruthy();
  await userEvent.type(await field(), 'Lamppu ei pala');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(await screen.findByText('KX74-PD2M-H')).toBeTruthy();
  expect(screen.getByText('päivystystiimi')).toBeTruthy();
  expect(screen.getByText(/Joku sanoo ”minä vastaan” viimeistään/)).toBeTruthy();
  const contact = calls.find((call) => call.path === '/contacts');
  expect(contact?.body).toEqual({ channel: 'chat', text: 'Lamppu ei pala', language: 'fi' });
  expect(contact?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{64}$/);
  expect(calls.find((call) => call.path === '/my/session')?.body).toEqual({ residentKey: 'avain' });
  await waitFor(() => expect(outbox.list()).toEqual([]));
  expect(Object.values({ ...localStorage }).join()).not.toContain('avain');
  expect(screen.getByRole('button', { name: 'Kopioi linkkini' })).toBeTruthy();
});

it('keeps the words through a lost connection and sends them once more under the same key', async () => {
  const calls = serve({
    'POST /contacts': ['silence', { status: 201, json: opened }],
    'POST /my/session': { status: 204 },
    'GET /my/case': { json: mine },
  });
  show(<ResidentPage />);
  await userEvent.type(await field(), 'Hei');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(localStorage.getItem('batline.outbox')).toContain('Hei');
  expect(await screen.findByText('KX74-PD2M-H', undefined, { timeout: 4000 })).toBeTruthy();
  const keys = calls.filter((call) => call.path === '/contacts').map((call) => call.headers.get('Idempotency-Key'));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('says why a contact was refused and keeps the words', async () => {
  serve({ 'POST /contacts': { status: 400, json: problem('bad-request', 400, 'Tarkista teksti') } });
  show(<ResidentPage />);
  await userEvent.type(await field(), 'Hei');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(await screen.findByText('Tarkista teksti')).toBeTruthy();
  expect((await field()) as HTMLTextAreaElement).toHaveProperty('value', 'Hei');
});

it('shows the conversation of the case that this browser opened', async () => {
  localStorage.setItem('batline.hasCase', 'true');
  serve({ 'GET /my/case': { json: myCase } });
  show(<ResidentPage />);
  expect(await screen.findByText(/Selvitän tänään/)).toBeTruthy();
  expect(screen.getByText('Lupaus ei pitänyt: vastuun ottaminen')).toBeTruthy();
});

it('offers a thank-you before a message opens an answered case again', async () => {
  localStorage.setItem('batline.hasCase', 'true');
  const calls = serve({ 'GET /my/case': { json: answeredCase }, 'POST /my/case/verdict': { json: {} } });
  show(<ResidentPage />);
  await userEvent.type(await screen.findByRole('textbox', { name: 'Kirjoita lisää' }), 'Kiitos!');
  await userEvent.click(screen.getByRole('button', { name: 'Auttoi, kiitos' }));
  await waitFor(() => expect(calls.find((call) => call.path === '/my/case/verdict')?.body).toEqual({ helped: true }));
  expect(calls.some((call) => call.path === '/my/case/messages')).toBe(false);
});

it('asks anew after each answer, whatever was said of the one before', async () => {
  localStorage.setItem('batline.hasCase', 'true');
  const second = answeredCase.messages
    .filter(({ kind }) => kind === 'answer')
    .map((answer) => ({ ...answer, id: crypto.randomUUID(), seq: 9 }));
  const again = { ...answeredCase, messages: [...answeredCase.messages, ...second] };
  serve({ 'GET /my/case': [{ json: answeredCase }, { json: again }], 'POST /my/case/verdict': { json: {} } });
  show(<ResidentPage />);
  await userEvent.click(await screen.findByRole('button', { name: 'Ei auttanut' }));
  await userEvent.type(screen.getByRole('textbox', { name: /Mikä jäi auki/ }), 'Yhä rikki');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä: ei auttanut' }));
  expect(await screen.findByRole('button', { name: 'Kyllä, auttoi' })).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: /Mikä jäi auki/ })).toBeNull();
});

it('tells the limit before sending', async () => {
  serve({});
  show(<ResidentPage />);
  const textbox = await field();
  await userEvent.click(textbox);
  await userEvent.paste('a'.repeat(9_900));
  expect(screen.getByText('Merkkejä jäljellä 100')).toBeTruthy();
  await userEvent.paste('a'.repeat(200));
  expect(screen.getByText(/100 merkkiä liian pitkä/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä' }));
  expect(outbox.list()).toEqual([]);
});
