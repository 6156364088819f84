import { keptLivingRoom, village, type KeptLivingRoom, type Village } from '#contracts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeLanguage } from '../../i18n/i18n.js';
import { people } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { RoomDialog } from '../admin/rooms/room-dialog.js';
import { OwnVillageChoices } from './own-village-choices.js';
import { VillageField } from './village-field.js';
import { VillagesField } from './villages-field.js';
import { VillagesPage } from './villages-page.js';

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const room: KeptLivingRoom = keptLivingRoom.parse({
  id: '00000000-0000-4000-8000-000000000001',
  village: { code: '11', name: { fi: 'Kallio', sv: 'Berghäll' } },
  ...{ school: 'Testikoulu', address: 'Testikatu 1', accessible: true, phone: '+35893101691' },
  week: { ...closed, mon: [{ from: '08:00', to: '11:30' }, { from: '12:15', to: '16:00' }] }, // prettier-ignore
  exceptions: [{ date: '2026-12-24', spans: [] }],
  open: true,
  changesAt: '2026-11-23T14:00:00.000Z',
  hosts: [{ username: 'leena', name: 'Leena Isäntä' }],
  source: 'administrator',
});
const { hosts: _hosts, source: _source, village: _village, ...facts } = room;
const central = { fi: 'Keskinen suurpiiri', sv: 'Mellersta stordistriktet' };
const kallio: Village = village.parse({ code: '11', name: { fi: 'Kallio', sv: 'Berghäll' }, district: central, livingRoom: facts });
const malmi: Village = { code: '38', name: { fi: 'Malmi', sv: 'Malm' }, district: { fi: 'Koillinen suurpiiri', sv: 'Nordöstra stordistriktet' } }; // prettier-ignore
const sea: Village = { code: 'meri', name: { fi: 'Aluemeri', sv: 'Territorialhavet' }, sea: true };
const LIST = { 'GET /villages': { json: { items: [kallio, malmi, sea] } } };

/** Also while an open list hides the rest of the page. */
const said = () => screen.getByRole('status', { hidden: true }).textContent;
const valueOf = (box: HTMLElement): string => (box as HTMLInputElement).value;

beforeEach(() => localStorage.clear());

describe('the page of villages', () => {
  it('finds by postal code, shows the room, and keeps what is mine in the browser alone', async () => {
    const calls = serve({ ...LIST, 'GET /villages/find': { json: { items: [kallio], imported: true } } });
    show(<VillagesPage />);
    await userEvent.type(await screen.findByLabelText(/Postinumero/), '00 500{Enter}');
    const card = await screen.findByRole('article', { name: 'Kallio' });
    expect(card.textContent).toContain('Testikoulu');
    expect(card.textContent).toContain('Auki nyt');
    expect(card.textContent).toContain('8–11.30, 12.15–16');
    expect(card.textContent).toContain('24.12.2026 kiinni');
    await userEvent.click(within(card).getByLabelText('Koti'));
    await screen.findByRole('heading', { name: 'Omat kyläni' });
    expect(JSON.parse(localStorage.getItem('batline.my-villages') ?? '{}')).toEqual({ home: '11' });
    expect(calls.every(({ method }) => method === 'GET')).toBe(true);
    expect(calls.find(({ path }) => path.startsWith('/villages/find'))?.path).toBe('/villages/find?postalCode=00500');
  });

  it('asks nothing for what is no postal code, and says so', async () => {
    const calls = serve(LIST);
    show(<VillagesPage />);
    await userEvent.type(await screen.findByLabelText(/Postinumero/), '0050{Enter}');
    screen.getByText('Postinumerossa on viisi numeroa.');
    expect(calls.some(({ path }) => path.startsWith('/villages/find'))).toBe(false);
  });

  it('without the city’s postal codes says to choose from the list, which has no sea', async () => {
    serve({ ...LIST, 'GET /villages/find': { json: { items: [], imported: false } } });
    show(<VillagesPage />);
    await userEvent.type(await screen.findByLabelText(/Postinumero/), '00500{Enter}');
    await screen.findByText(/eivät ole vielä käytössä/);
    expect(screen.queryByText('Aluemeri')).toBeNull();
    await userEvent.click(screen.getByText('Koillinen suurpiiri'));
    await userEvent.click(screen.getByRole('button', { name: 'Malmi' }));
    expect(screen.getByRole('article', { name: 'Malmi' }).textContent).toContain('Kylässä ei ole vielä olohuonetta.');
  });

  it('one village may be mine by several places, and a place has one village', async () => {
    localStorage.setItem('batline.my-villages', JSON.stringify({ home: '38', work: '38' }));
    serve(LIST);
    show(<VillagesPage />);
    await userEvent.click(await screen.findByText('Keskinen suurpiiri'));
    await userEvent.click(screen.getByRole('button', { name: 'Kallio' }));
    await userEvent.click(within(screen.getAllByRole('article', { name: 'Kallio' }).at(-1)!).getByLabelText('Työ'));
    expect(JSON.parse(localStorage.getItem('batline.my-villages') ?? '{}')).toEqual({ home: '38', work: '11' });
  });
});

describe('the field of a village', () => {
  function Held({ first = '' }: { first?: string }) {
    const [value, setValue] = useState(first);
    return (
      <>
        <VillageField label="Kylä" value={value} onChange={setValue} />
        <OwnVillageChoices onChoose={setValue} />
        <output>{value}</output>
      </>
    );
  }
  it('finds by either name, and gives the Finnish one', async () => {
    serve(LIST);
    show(<Held />);
    const box = await screen.findByRole('combobox');
    await userEvent.type(box, 'bergh');
    await userEvent.click(await screen.findByRole('option', { name: /Kallio/ }));
    expect(said()).toContain('Kallio');
    expect(valueOf(box)).toBe('Kallio');
    await userEvent.clear(box);
    expect(said()).toMatch(/^$/);
    await userEvent.type(box, 'atlantis');
    await userEvent.tab();
    expect([valueOf(box), said()]).toEqual(['', '']);
  });
  it('is in Swedish for who reads Swedish', async () => {
    await changeLanguage('sv');
    try {
      serve(LIST);
      show(<Held first="Kallio" />);
      await waitFor(() => expect(valueOf(screen.getByRole('combobox'))).toBe('Berghäll'));
    } finally {
      await changeLanguage('fi');
    }
  });
  it('shows old words until another is chosen, and what this browser remembers', async () => {
    localStorage.setItem('batline.my-villages', JSON.stringify({ home: '38' }));
    serve(LIST);
    show(<Held first="Kurvin kulma" />);
    await waitFor(() => expect(valueOf(screen.getByRole('combobox'))).toBe('Kurvin kulma'));
    await userEvent.click(screen.getByRole('button', { name: 'Koti: Malmi' }));
    expect(valueOf(screen.getByRole('combobox'))).toBe('Malmi');
  });
  it('can be written where the list does not come', async () => {
    serve({ 'GET /villages': { status: 404, json: problem('not-found', 404, 'Ei löydy') } });
    show(<Held />);
    await userEvent.type(await screen.findByLabelText(/Kylä/), 'Kallio');
    expect(said()).toContain('Kallio');
  });

  function Several() {
    const [values, setValues] = useState(['Malmi']);
    return (
      <>
        <VillagesField label="Kylät" values={values} onChange={setValues} />
        <output>{values.join(',')}</output>
      </>
    );
  }
  it('several: one after another is added, each is taken away', async () => {
    serve(LIST);
    show(<Several />);
    await userEvent.type(await screen.findByRole('combobox'), 'Kal');
    await userEvent.click(await screen.findByRole('option', { name: /Kallio/ }));
    expect(said()).toContain('Malmi,Kallio');
    expect(valueOf(screen.getByRole('combobox'))).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Poista Malmi' }));
    expect(said()).toMatch(/^Kallio$/);
  });
});

describe('the dialog of a living room', () => {
  const leena = { ...people[0]!, username: 'leena', name: 'Leena Isäntä', roles: ['host' as const], disabledAt: undefined };
  it('sends hours and exceptions as they were written, and takes away what was emptied', async () => {
    const calls = serve({ ...LIST, 'GET /people': { json: { items: [leena] } }, [`POST /living-rooms/${room.id}`]: { json: room } });
    show(<RoomDialog room={room} taken={[]} onClose={() => undefined} />);
    const monday = screen.getByLabelText('Maanantai');
    expect(valueOf(monday)).toBe('8–11.30, 12.15–16');
    await userEvent.clear(monday);
    await userEvent.type(monday, 'aamulla');
    await userEvent.click(screen.getByRole('button', { name: 'Tallenna' }));
    screen.getByText(/Kirjoita ajat näin/);
    expect(calls.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.clear(monday);
    await userEvent.type(monday, '9-17');
    await userEvent.clear(screen.getByLabelText(/Puhelinnumero/));
    await userEvent.click(screen.getByRole('button', { name: 'Tallenna' }));
    await waitFor(() => expect(calls.find(({ method }) => method === 'POST')).toBeDefined());
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
      week: { mon: [{ from: '09:00', to: '17:00' }], tue: [] },
      exceptions: [{ date: '2026-12-24', spans: [] }],
      ...{ hosts: ['leena'], accessible: true, phone: null },
    });
  });
  it.each([
    ['nobody else hosts', [], []],
    ['somebody else does', [leena], ['leena']],
  ])('does not send a host who was disabled meanwhile, whom the city would refuse: %s', async (_, others, hosts) => {
    const gone = { ...leena, username: 'gone', name: 'Poissa Oleva', disabledAt: '2026-11-01T08:00:00.000Z' };
    const hosted = { ...room, hosts: [{ username: 'gone', name: 'Poissa Oleva' }, ...(others.length > 0 ? room.hosts : [])] };
    const calls = serve({
      ...LIST,
      'GET /people': { json: { items: [gone, ...others] } },
      [`POST /living-rooms/${room.id}`]: { json: room },
    });
    show(<RoomDialog room={hosted} taken={[]} onClose={() => undefined} />);
    if (others.length > 0) await screen.findByRole('checkbox', { name: 'Leena Isäntä' });
    else await screen.findByText('Kenelläkään ei ole vielä isännän tehtävää. Anna se ensin ihmisten sivulla.');
    await userEvent.click(screen.getByRole('button', { name: 'Tallenna' }));
    await waitFor(() => expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ hosts }));
  });
});
