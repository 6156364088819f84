import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { administrator, at, MONDAY, ownShift, people, roster, rosterGaps } from '../../testing/fixtures.js';
import { problem, serve, type Call } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { AdminRosterPage } from './admin-roster-page.js';

const written = (calls: Call[]) => calls.filter(({ method }) => method !== 'GET').map(({ path, body }) => [path, body]);
const page = (script: Parameters<typeof serve>[0] = {}) => {
  const calls = serve({
    'GET /me': { json: administrator },
    'GET /roster': { json: roster },
    'GET /roster/gaps': { json: rosterGaps },
    'GET /people': { json: { items: people } },
    ...script,
  });
  show(<AdminRosterPage />);
  return calls;
};
const dialog = async () => within(await screen.findByRole('dialog'));

// Whole pages in a browser without a screen: slow where the machine is busy.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: Date.parse(at('2026-11-24', '10:00')), toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

it('adds a night shift by the clock on the wall; an overlap is said at the field, and what was typed stays', async () => {
  const calls = page({
    'POST /roster/shifts': [
      { status: 409, json: problem('shift-overlaps', 409, 'Henkilöllä on jo vuoro samaan aikaan.') },
      { status: 201, json: ownShift },
    ],
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Lisää vuoro' }));
  const form = await dialog();
  const save = () => userEvent.click(form.getByRole('button', { name: 'Lisää vuoro' }));
  await save();
  expect(written(calls)).toEqual([]);
  expect(form.getByText('Valitse henkilö, päivä ja kellonajat.')).toBeTruthy();
  // Only those whom a rung tells can be on duty.
  expect(
    within(form.getByRole('combobox', { name: 'Kenelle' }))
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Valitse', 'Maija Mäkelä']);
  await userEvent.selectOptions(form.getByRole('combobox', { name: 'Kenelle' }), 'maija');
  await userEvent.type(form.getByLabelText('Päivä'), '2026-11-28');
  const from = form.getByLabelText('Alkaa kello') as HTMLInputElement;
  await userEvent.clear(from);
  await userEvent.type(from, '22:00');
  const to = form.getByLabelText('Päättyy kello');
  await userEvent.clear(to);
  await userEvent.type(to, '06:00');
  await save();
  await waitFor(() => expect(from.getAttribute('aria-invalid')).toBe('true'));
  expect(form.getByText('Henkilöllä on jo vuoro samaan aikaan.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(from.value).toBe('22:00');
  await save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const nothing = { channels: [], languages: [], villages: [], topics: [] };
  const body = { person: 'maija', startsAt: at('2026-11-28', '22:00'), endsAt: at('2026-11-29', '06:00'), ...nothing };
  expect(written(calls)).toEqual([
    ['/roster/shifts', body],
    ['/roster/shifts', body],
  ]);
});

it('changes a shift by the version that is in sight, and leaves its beginning alone unless it was changed', async () => {
  const calls = page({ [`POST /roster/shifts/${ownShift.id}`]: { json: ownShift } });
  await userEvent.click(await screen.findByRole('button', { name: /^8\.00–16\.00, Maija Mäkelä/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Muuta vuoroa' }));
  const form = await dialog();
  const to = form.getByLabelText('Päättyy kello');
  await userEvent.clear(to);
  await userEvent.type(to, '18:00');
  await userEvent.click(form.getByRole('checkbox', { name: 'englanti' }));
  await userEvent.click(form.getByRole('button', { name: 'Tallenna' }));
  await waitFor(() => expect(written(calls)).toHaveLength(1));
  expect(written(calls)[0]?.[1]).toEqual({
    version: 3,
    channels: ['chat', 'voice'],
    languages: ['sv', 'en'],
    villages: [],
    topics: [],
    room: 'Kallion olohuone',
    endsAt: at('2026-11-25', '18:00'),
  });
});

it.each([
  ['a shift', /^8\.00–16\.00, Maija Mäkelä/, 'Muuta vuoroa', `/roster/shifts/${ownShift.id}`, 3],
  ['a pattern', /^Muuta: Maija Mäkelä, ma, ke/, undefined, `/roster/patterns/${roster.patterns[0]?.id}`, 4],
] as const)('changes %s as it stood when the form was opened, though news came meanwhile', async (_, opens, then, path, version) => {
  const news = {
    ...roster,
    shifts: [{ ...ownShift, version: 9, startsAt: at('2026-11-25', '09:00'), endsAt: at('2026-11-25', '17:00') }],
    patterns: roster.patterns.map((pattern) => ({ ...pattern, version: 9, from: '09:00' })),
  };
  const calls = page({
    'GET /roster': [{ json: roster }, { json: roster }, { json: news }],
    [`POST ${path}`]: { status: 409, json: problem('roster-changed', 409, 'Joku muutti tätä juuri.') },
  });
  await userEvent.click(await screen.findByRole('button', { name: opens }));
  if (then) await userEvent.click(await screen.findByRole('button', { name: then }));
  const save = async () => userEvent.click((await dialog()).getByRole('button', { name: 'Tallenna' }));
  await save();
  expect(await screen.findByText('Joku muutti tätä juuri.')).toBeTruthy();
  await screen.findByRole('button', { name: /^9\.00–17\.00, Maija Mäkelä/, hidden: true });
  await screen.findByRole('button', { name: /^Muuta: Maija Mäkelä, ma, ke 9\.00/, hidden: true });
  await save();
  await waitFor(() => expect(written(calls)).toHaveLength(2));
  expect(written(calls)[0]?.[1]).toMatchObject({ version });
  expect(written(calls)[1]).toEqual(written(calls)[0]);
});

it('cancels a shift when that is confirmed', async () => {
  const calls = page({ [`POST /roster/shifts/${ownShift.id}/cancel`]: { json: ownShift } });
  await userEvent.click(await screen.findByRole('button', { name: /^8\.00–16\.00, Maija Mäkelä/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Peru vuoro' }));
  const form = await dialog();
  expect(written(calls)).toEqual([]);
  await userEvent.click(form.getByRole('button', { name: 'Peru vuoro' }));
  await waitFor(() => expect(written(calls)).toEqual([[`/roster/shifts/${ownShift.id}/cancel`, { version: 3 }]]));
});

it('adds shifts that come again; days that never come are said at the weekdays', async () => {
  const calls = page({
    'POST /roster/patterns': [
      { status: 422, json: problem('pattern-never-comes', 422, 'Näillä päivillä ei tule yhtään vuoroa.') },
      { status: 201, json: roster.patterns[0] },
    ],
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Lisää toistuva vuoro' }));
  const form = await dialog();
  await userEvent.selectOptions(await form.findByRole('combobox', { name: 'Kenelle' }), 'maija');
  for (const day of ['tiistai', 'keskiviikko', 'torstai', 'perjantai']) await userEvent.click(form.getByLabelText(day));
  await userEvent.selectOptions(form.getByRole('combobox', { name: 'Kuinka usein' }), 'joka 2. viikko');
  await userEvent.type(form.getByLabelText(/Viimeinen päivä/), '2026-11-25');
  await userEvent.click(form.getByRole('button', { name: 'Lisää toistuva vuoro' }));
  expect(await form.findByText('Näillä päivillä ei tule yhtään vuoroa.')).toBeTruthy();
  await userEvent.clear(form.getByLabelText(/Viimeinen päivä/));
  await userEvent.click(form.getByRole('button', { name: 'Lisää toistuva vuoro' }));
  await waitFor(() => expect(written(calls)).toHaveLength(2));
  expect(written(calls)[1]?.[1]).toEqual({
    person: 'maija',
    weekdays: ['mon'],
    from: '08:00',
    to: '16:00',
    everyWeeks: 2,
    channels: [],
    languages: [],
    villages: [],
    topics: [],
    startsOn: '2026-11-24',
  });
});

it('says at its first day that a pattern begins too far ahead', async () => {
  page({ 'POST /roster/patterns': { status: 422, json: problem('shift-too-far', 422, 'Vuoro on liian kaukana.') } });
  await userEvent.click(await screen.findByRole('button', { name: 'Lisää toistuva vuoro' }));
  const form = await dialog();
  await userEvent.selectOptions(await form.findByRole('combobox', { name: 'Kenelle' }), 'maija');
  await userEvent.click(form.getByRole('button', { name: 'Lisää toistuva vuoro' }));
  expect(await form.findByText('Vuoro on liian kaukana.')).toBeTruthy();
  expect(form.getByLabelText('Ensimmäinen päivä').getAttribute('aria-invalid')).toBe('true');
});

it('tells which days a pattern leaves out, changes it and ends it', async () => {
  const [pattern] = roster.patterns;
  const calls = page({
    [`POST /roster/patterns/${pattern?.id}`]: { status: 409, json: problem('roster-changed', 409, 'Joku muutti tätä juuri.') },
    [`POST /roster/patterns/${pattern?.id}/end`]: { json: pattern },
  });
  expect(await screen.findByText(/Näinä päivinä henkilöllä on toinen vuoro: 7\.12\./)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Muuta: Maija Mäkelä, ma, ke 8.00–16.00, joka 2. viikko' }));
  const form = await dialog();
  await userEvent.click(form.getByRole('button', { name: 'Tallenna' }));
  expect(await form.findByText('Joku muutti tätä juuri.')).toBeTruthy();
  expect(written(calls)[0]?.[1]).toMatchObject({ version: 4, weekdays: ['mon', 'wed'], endsOn: null, room: null });
  await userEvent.click(form.getByRole('button', { name: 'Peruuta' }));
  await userEvent.click(screen.getByRole('button', { name: /^Lopeta: Maija/ }));
  await userEvent.click((await dialog()).getByRole('button', { name: 'Lopeta' }));
  await waitFor(() => expect(written(calls).at(-1)).toEqual([`/roster/patterns/${pattern?.id}/end`, { version: 4 }]));
});

it('writes down anybody’s absence, and shows the gaps by day', async () => {
  const calls = page({ 'POST /roster/absences': { status: 201, json: roster.absences[0] } });
  expect(await screen.findByText(/Aukkoja 2 päivänä/)).toBeTruthy();
  const gaps = screen.getByRole('region', { name: 'Aukot päivystyksessä' });
  expect([...gaps.querySelectorAll('.gap-day')].map(({ textContent }) => textContent)).toEqual([
    'tiistai 24. marraskuuta',
    'keskiviikko 25. marraskuuta',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Lisää poissaolo' }));
  const form = await dialog();
  await userEvent.selectOptions(await form.findByRole('combobox', { name: 'Kenelle' }), 'maija');
  await userEvent.type(form.getByLabelText('Ensimmäinen poissaolopäivä'), MONDAY);
  await userEvent.click(form.getByRole('button', { name: 'Lisää poissaolo' }));
  await waitFor(() => expect(written(calls)).toHaveLength(1));
  expect(written(calls)[0]?.[1]).toEqual({ person: 'maija', startsAt: at(MONDAY, '00:00'), endsAt: at('2026-11-24', '00:00') });
});
