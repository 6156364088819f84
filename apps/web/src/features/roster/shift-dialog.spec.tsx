import type { RosterShift } from '#contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { administrator, askedShift, at, cancelledShift, me, ownShift } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { ShiftDialog } from './shift-dialog.js';

const open = (shift: RosterShift, person = me, keeps = false) =>
  show(<ShiftDialog shift={shift} me={person} keeps={keeps} onClose={() => undefined} />);
const acts = () =>
  screen
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
    .filter((words) => words !== '' && words !== 'Sulje');

const { person: eero } = askedShift;
const petri = { username: 'petri', name: 'Petri Salo' };
const swap = { id: '00000000-0000-4000-8000-000000000402', by: ownShift.person, to: eero, askedAt: at('2026-11-24', '09:00') };
const runs = { ...ownShift, startsAt: at('2026-11-24', '08:00'), endsAt: at('2026-11-24', '16:00') };
const over = { ...runs, endsAt: at('2026-11-24', '10:00') };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(at('2026-11-24', '10:00')), toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

it.each<[string, RosterShift, string[]]>([
  ['one’s own that is to come', ownShift, ['Pyydä vaihtoa']],
  ['one’s own that runs', runs, []],
  ['one’s own that was cancelled', { ...ownShift, cancelledAt: at('2026-11-24', '09:00') }, []],
  ['one’s own that a colleague was asked to take', { ...ownShift, swap }, ['Peru pyyntö']],
  ['a colleague’s', { ...ownShift, person: eero }, []],
  ['a colleague’s that one is asked to take', askedShift, ['Otan vuoron', 'En ota']],
  ['a colleague’s that another is asked to take', { ...askedShift, swap: { ...swap, by: eero, to: petri } }, []],
])('of %s, offers only what may be done', (_, shift, offered) => {
  open(shift);
  expect(acts()).toEqual(offered);
});

it.each<[string, RosterShift, string[]]>([
  ['runs', runs, ['Muuta vuoroa', 'Peru vuoro']],
  ['is over', over, []],
  ['was cancelled', cancelledShift, []],
])('of one that %s, offers the administrator only what may be done', (_, shift, offered) => {
  open(shift, administrator, true);
  expect(acts()).toEqual(offered);
});

it('takes one’s own request back', async () => {
  const calls = serve({ [`POST /roster/swaps/${swap.id}/withdraw`]: { json: ownShift } });
  open({ ...ownShift, swap });
  expect(screen.getByText('Pyysit: Eero Virtanen. Vuoro on sinun, kunnes hän hyväksyy.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Peru pyyntö' }));
  await waitFor(() => expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([`POST /roster/swaps/${swap.id}/withdraw`]));
});
