import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { residentKey, slip } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { SlipPage } from './slip-page.js';

beforeEach(() => localStorage.clear());

it('reads the key from the fragment, takes it out of the address, and shows the slip in its own language', async () => {
  const calls = serve({ 'GET /my/slip': { json: { ...slip, language: 'sv' } } });
  const { router } = show(<SlipPage />, `/lappu#key=${residentKey}`);
  expect(await screen.findByText('KX74-PD2M-H')).toBeTruthy();
  expect(await screen.findByText('jourteamet', { exact: false })).toBeTruthy();
  expect(router.state.location.hash).toBe('');
  expect(calls[0]?.headers.get('Authorization')).toBe(`Bearer ${residentKey}`);
  expect(calls[0]?.path).toBe('/my/slip');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(residentKey);
  expect(screen.getByRole('img')).toBeTruthy();
});

it('prints on a sheet or on a roll', async () => {
  serve({ 'GET /my/slip': { json: slip } });
  const printed = vi.fn();
  vi.stubGlobal('print', printed);
  show(<SlipPage />, `/lappu#${residentKey}`);
  await userEvent.click(await screen.findByRole('radio', { name: /80 mm/ }));
  expect(screen.getByRole('article').className).toContain('slip-receipt');
  await userEvent.click(screen.getByRole('button', { name: 'Tulosta' }));
  expect(printed).toHaveBeenCalledOnce();
});

it('asks nothing without a key, and says what to do', async () => {
  const calls = serve({});
  show(<SlipPage />, '/lappu');
  expect(await screen.findByText(/Avaa lappu linkistä/)).toBeTruthy();
  expect(calls).toEqual([]);
});

it('says the same of a key that opens nothing', async () => {
  serve({ 'GET /my/slip': { status: 401, json: problem('resident-key-needed', 401, 'Ei avainta') } });
  show(<SlipPage />, `/lappu#key=${residentKey}`);
  expect(await screen.findByText(/Avaa lappu linkistä/)).toBeTruthy();
});
