import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { at, askedShift, colleagues, me, mayor, ownShift, roster, rosterGaps } from '../../testing/fixtures.js';
import { problem, serve, type Call } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { RosterPage } from './roster-page.js';

const written = (calls: Call[]) => calls.filter(({ method }) => method !== 'GET').map(({ path, body }) => [path, body]);
const page = (script: Parameters<typeof serve>[0] = {}, person: unknown = me) => {
  const calls = serve({
    'GET /me': { json: person },
    'GET /roster': { json: roster },
    'GET /me/calendar-feed': { json: { createdAt: null } },
    'GET /colleagues': { json: colleagues },
    'GET /roster/gaps': { json: rosterGaps },
    ...script,
  });
  show(<RosterPage />);
  return calls;
};
const calendar = async () => within(await screen.findByRole('region', { name: 'Päivystysvuorot' }));

// Whole pages in a browser without a screen: slow where the machine is busy.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: Date.parse(at('2026-11-24', '10:00')), toFake: ['Date'] });
});
afterEach(() => void vi.useRealTimers());

it('shows the week as people by days, oneself first, and the same as a list', async () => {
  page();
  const found = await calendar();
  expect(found.getByRole('heading', { name: 'Viikko 48: 23.11.–29.11.' })).toBeTruthy();
  const rows = (await found.findAllByRole('row')).map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent));
  expect(rows).toEqual([
    ['Henkilö', 'ma 23.11.', 'ti 24.11.', 'ke 25.11.', 'to 26.11.', 'pe 27.11.', 'la 28.11.', 'su 29.11.'],
    ['Maija Mäkelä (sinä)', '', '', '8.00–16.00', '', '', '', ''],
    ['Eero Virtanen', '', '8.00–16.00Peruttu', '', 'Poissa ', '22.00–6.00Vaihtoa pyydettyPoissa 0.00–12.00', '', ''],
  ]);
  expect(found.getByRole('columnheader', { name: 'ti 24.11.' }).getAttribute('aria-current')).toBe('date');
  await userEvent.click(found.getByRole('button', { name: 'Luettelona' }));
  expect(found.queryByRole('table')).toBeNull();
  const wednesday = found.getByRole('heading', { name: 'keskiviikko 25. marraskuuta' }).parentElement;
  expect(wednesday?.textContent).toContain('8.00–16.00 Maija MäkeläOma vuoroKeskustelu, Puhelu · ruotsi · Kallion olohuone');
});

it('goes from week to week', async () => {
  const calls = page();
  const found = await calendar();
  await userEvent.click(found.getByRole('button', { name: 'Seuraava viikko' }));
  expect(found.getByRole('heading', { name: 'Viikko 49: 30.11.–6.12.' })).toBeTruthy();
  await waitFor(() => expect(calls.some(({ path }) => path === '/roster?from=2026-11-30&to=2026-12-06')).toBe(true));
  await userEvent.click(found.getByRole('button', { name: 'Tämä viikko' }));
  expect(found.getByRole('heading', { name: 'Viikko 48: 23.11.–29.11.' })).toBeTruthy();
});

it('asks a colleague to take one’s own shift', async () => {
  const ask = `/roster/shifts/${ownShift.id}/swaps`;
  const calls = page({ [`POST ${ask}`]: { status: 201, json: ownShift } });
  const found = await calendar();
  await userEvent.click(
    await found.findByRole('button', { name: /^8\.00–16\.00, Maija Mäkelä, keskiviikko 25\. marraskuuta, Oma vuoro$/ }),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Pyydä vaihtoa' }));
  await userEvent.type(await screen.findByRole('combobox', { name: 'Kenelle?' }), 'Ee');
  await userEvent.click(await screen.findByRole('option', { name: /Eero/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä pyyntö' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(written(calls)).toEqual([[ask, { to: 'eero' }]]);
});

it('takes a colleague’s shift, or says why it cannot be taken', async () => {
  const accept = `/roster/swaps/${askedShift.swap?.id}/accept`;
  const calls = page({
    [`POST ${accept}`]: { status: 409, json: problem('shift-overlaps', 409, 'Henkilöllä on jo vuoro samaan aikaan.') },
  });
  expect(await screen.findByText('Eero Virtanen pyytää sinua ottamaan vuoronsa')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Otan vuoron' }));
  expect(await screen.findByText('Henkilöllä on jo vuoro samaan aikaan.')).toBeTruthy();
  expect(written(calls)).toEqual([[accept, {}]]);
});

it('writes down an absence of whole days, says at the field what is refused, and keeps what was typed', async () => {
  const calls = page({
    'POST /roster/absences': [
      { status: 409, json: problem('absence-overlaps', 409, 'Samalle ajalle on jo merkitty poissaolo. Muuta sitä.') },
      { status: 201, json: roster.absences[1] },
    ],
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Lisää poissaolo' }));
  const dialog = within(await screen.findByRole('dialog'));
  const first = dialog.getByLabelText('Ensimmäinen poissaolopäivä') as HTMLInputElement;
  await userEvent.type(first, '2026-12-01');
  await userEvent.click(dialog.getByRole('button', { name: 'Lisää poissaolo' }));
  await waitFor(() => expect(first.getAttribute('aria-invalid')).toBe('true'));
  expect(dialog.getByText('Samalle ajalle on jo merkitty poissaolo. Muuta sitä.')).toBeTruthy();
  expect(first.value).toBe('2026-12-01');
  await userEvent.type(dialog.getByLabelText(/Päättyy kello/), '12:00');
  await userEvent.click(dialog.getByRole('button', { name: 'Lisää poissaolo' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(written(calls)).toEqual([
    ['/roster/absences', { startsAt: at('2026-12-01', '00:00'), endsAt: at('2026-12-02', '00:00') }],
    ['/roster/absences', { startsAt: at('2026-12-01', '00:00'), endsAt: at('2026-12-01', '12:00') }],
  ]);
});

it('opens an own absence as it was written, and ends it when that is confirmed', async () => {
  const [, own] = roster.absences;
  const calls = page({ [`POST /roster/absences/${own?.id}/end`]: { status: 204 } });
  await userEvent.click(await screen.findByRole('button', { name: 'Muuta: 24.12.2026 – 26.12.2026' }));
  const values = ['Ensimmäinen poissaolopäivä', 'Viimeinen poissaolopäivä'].map(
    (name) => (screen.getByLabelText(name) as HTMLInputElement).value,
  );
  expect(values).toEqual(['2026-12-24', '2026-12-26']);
  await userEvent.click(screen.getByRole('button', { name: 'Peruuta' }));
  await userEvent.click(screen.getByRole('button', { name: 'Poista: 24.12.2026 – 26.12.2026' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Poista' }));
  await waitFor(() => expect(written(calls)).toEqual([[`/roster/absences/${own?.id}/end`, {}]]));
});

it('makes a calendar’s address and shows it once', async () => {
  const url = 'https://batline.example/api/v1/calendars/secret.ics';
  page({
    'POST /me/calendar-feed': { status: 201, json: { createdAt: at('2026-11-24', '10:00'), url } },
    'GET /me/calendar-feed': [{ json: { createdAt: null } }, { json: { createdAt: at('2026-11-24', '10:00') } }],
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Tee osoite' }));
  expect(await screen.findByText(url)).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Tee uusi osoite' })).toBeTruthy();
  expect(screen.getByText('Vanha osoite lakkaa toimimasta.')).toBeTruthy();
});

it('shows gaps to the mayor, whose line is on duty in them, and asks nobody else for them', async () => {
  page({}, mayor);
  const found = await calendar();
  expect((await found.findByRole('row', { name: /^Aukot/ })).textContent).toBe(
    'Aukot12.00–24.00 ei ketään0.00–8.00 ei ketään8.00–16.00 Puhelu: englanti',
  );
  expect(await screen.findByText('Aukkoja 2 päivänä')).toBeTruthy();
});
