import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { comingVisit, continuedVisit, host, livingRoom, openedVisit, openVisit, residentKey, villages } from '../../testing/fixtures.js';
import { problem, serve, type Call } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { DeskPage } from './desk-page.js';
import { keptVisits } from './kept/kept-visits.js';

const answers = {
  'GET /me': { json: host },
  'GET /me/living-rooms': { json: { items: [livingRoom] } },
  'GET /villages': { json: { items: villages } },
  'GET /visits/mine': { json: { items: [] } },
  'POST /visits': { status: 201, json: openedVisit },
};
const words = () => screen.findByRole('textbox', { name: 'Mitä kävijä haluaa sanoa?' });
const say = async (text: string) => fireEvent.change(await words(), { target: { value: text } });
const open = () => userEvent.click(screen.getByRole('button', { name: 'Avaa asia' }));
const posted = (calls: Call[]) => calls.filter(({ method, path }) => method === 'POST' && path === '/visits');
const ready = () => screen.findByText('Olohuone: Kallio');

// A whole page at a time, on machines that do other things too.
vi.setConfig({ testTimeout: 20_000 });

beforeEach(async () => {
  localStorage.clear();
  for (const { key } of keptVisits.list()) await keptVisits.discard(key);
});

it('opens a visit with words alone: Finnish, the desk’s own village; then the slip, which the next visitor clears', async () => {
  const calls = serve(answers);
  show(<DeskPage />, '/desk');
  await ready();
  await say('Lamppu ei pala');
  await open();
  expect(await screen.findByRole('heading', { name: 'Asia on perillä' })).toBe(document.activeElement);
  expect(posted(calls)[0]?.body).toEqual({
    village: 'Kallio',
    text: 'Lamppu ei pala',
    language: 'fi',
    arrivedAt: expect.stringMatching(/Z$/) as string,
  });
  const slip = screen.getByRole('article', { name: 'Seurantalappu' });
  expect(within(slip).getByText('KX74-PD2M-H')).toBeTruthy();
  expect(within(slip).getByText('päivystystiimi')).toBeTruthy();
  expect(within(slip).getByText(/Joku sanoo ”minä vastaan” viimeistään/)).toBeTruthy();
  expect(within(slip).getByRole('img', { name: /QR-koodi/ })).toBeTruthy();
  expect(within(slip).getByText(/Kallion ala-aste/)).toBeTruthy();
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(residentKey);
  await userEvent.click(screen.getByRole('button', { name: 'Seuraava kävijä' }));
  expect(await screen.findByRole('heading', { name: 'Uusi käynti' })).toBe(document.activeElement);
  expect(await words()).toHaveProperty('value', '');
  expect(document.body.innerHTML).not.toContain(residentKey);
});

it('prints the slip in the visitor’s language', async () => {
  serve(answers);
  const printed = vi.fn();
  vi.stubGlobal('print', printed);
  show(<DeskPage />, '/desk');
  await ready();
  await userEvent.click(screen.getByRole('radio', { name: 'Svenska' }));
  await say('Lampan lyser inte');
  await open();
  expect(await screen.findByText('Din uppföljningskod')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Tulosta lappu' }));
  expect(printed).toHaveBeenCalledOnce();
});

it('asks for consent before anything is sent, and sends the details with it', async () => {
  const calls = serve(answers);
  show(<DeskPage />, '/desk');
  await ready();
  await say('Lamppu ei pala');
  await userEvent.click(screen.getByText('Yhteystiedot, vain jos kävijä haluaa'));
  await userEvent.type(screen.getByRole('textbox', { name: /Puhelin/ }), '040 123 4567');
  await open();
  expect(await screen.findByText(/Kysy lupa ja merkitse se/)).toBeTruthy();
  expect(posted(calls)).toHaveLength(0);
  await userEvent.click(screen.getByRole('checkbox', { name: /Tiedot saa tallentaa/ }));
  await open();
  await waitFor(() => expect(posted(calls)[0]?.body).toMatchObject({ phone: '040 123 4567', consent: true }));
});

it('keeps a visit that the city did not get, promises no code, and sends it once under the same key when the network is back', async () => {
  const calls = serve({ ...answers, 'POST /visits': ['silence', 'silence', { status: 201, json: openedVisit }] });
  show(<DeskPage />, '/desk');
  await ready();
  await say('Lamppu ei pala');
  await open();
  expect(await screen.findByText('Käynti on tallessa tällä laitteella, mutta ei vielä kaupungilla')).toBeTruthy();
  expect(screen.getByText('Ei vielä kaupungilla')).toBeTruthy();
  expect(screen.getByText('Lamppu ei pala')).toBeTruthy();
  expect(screen.queryByText('KX74-PD2M-H')).toBeNull();
  expect(await words()).toHaveProperty('value', '');
  await waitFor(() => expect(posted(calls)).toHaveLength(2));
  act(() => void fireEvent(window, new Event('online')));
  expect(await screen.findByText('Nyt perillä')).toBeTruthy();
  expect(screen.queryByText('Ei vielä kaupungilla')).toBeNull();
  expect(new Set(posted(calls).map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(1);
  expect(new Set(posted(calls).map(({ body }) => JSON.stringify(body))).size).toBe(1);
  await userEvent.click(screen.getByRole('button', { name: 'Näytä lappu' }));
  expect(await screen.findByText('KX74-PD2M-H')).toBeTruthy();
});

it('can discard what was kept, after asking', async () => {
  serve({ ...answers, 'POST /visits': 'silence' });
  show(<DeskPage />, '/desk');
  await ready();
  await say('Lamppu ei pala');
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Hylkää' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Hylkää' }));
  await waitFor(() => expect(screen.queryByText('Ei vielä kaupungilla')).toBeNull());
  expect(keptVisits.list()).toEqual([]);
});

it('keeps the words of a visit whose host was signed out meanwhile, and leads to the sign-in', async () => {
  const gone = { status: 401, json: problem('sign-in-needed', 401, 'Kirjaudu') };
  serve({ ...answers, 'GET /me': [{ json: host }, gone], 'POST /visits': gone });
  show(<DeskPage />, '/desk');
  await ready();
  await say('Lamppu ei pala');
  await open();
  expect(await screen.findByText('Lamppu ei pala')).toBeTruthy();
  expect(await screen.findByText('Kirjautumisesi päättyi')).toBeTruthy();
  expect((await screen.findByRole('link', { name: 'Kirjaudu ja lähetä' })).getAttribute('href')).toBe('/auth/login?returnTo=%2Fdesk');
});

it('shows the slip of such a visit after signing in again, sent once', async () => {
  await keptVisits.add({
    key: 'k',
    by: 'leena',
    at: '2026-11-24T12:00:00.000Z',
    body: { village: 'Kallio', text: 'Hei' },
    why: 'signed_out',
  });
  const calls = serve(answers);
  show(<DeskPage />, '/desk');
  expect(await screen.findByText('KX74-PD2M-H')).toBeTruthy();
  expect(posted(calls)).toHaveLength(1);
  expect(posted(calls)[0]?.headers.get('Idempotency-Key')).toBe('k');
});

it('loses no slip of several such visits: one is shown, the others wait in the list', async () => {
  const second = {
    ...openedVisit,
    caseId: openedVisit.caseId?.replace(/.$/, '9'),
    case: { ...openedVisit.case, trackingCode: 'M2R9-TA7C-6' },
  };
  for (const [key, at] of [
    ['one', '2026-11-24T12:00:00.000Z'],
    ['two', '2026-11-24T12:05:00.000Z'],
  ] as const)
    await keptVisits.add({ key, by: 'leena', at, body: { village: 'Kallio', text: 'Hei' }, why: 'signed_out' });
  serve({ ...answers, 'POST /visits': [{ status: 201, json: openedVisit }, { status: 201, json: second }] }); // prettier-ignore
  show(<DeskPage />, '/desk');
  const late = within(await screen.findByRole('region', { name: 'Nyt perillä' }));
  expect(within(screen.getByRole('article', { name: 'Seurantalappu' })).getByText('KX74-PD2M-H')).toBeTruthy();
  expect(late.queryByText('KX74-PD2M-H')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Seuraava kävijä' }));
  await userEvent.click(late.getByRole('button', { name: 'Näytä lappu' }));
  expect(within(screen.getByRole('article', { name: 'Seurantalappu' })).getByText('M2R9-TA7C-6')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Seuraava kävijä' }));
  expect(screen.queryByText('Nyt perillä')).toBeNull();
});

it('hides the words of a kept visit from another host', async () => {
  await keptVisits.add({
    key: 'k',
    by: 'matti',
    at: '2026-11-24T12:00:00.000Z',
    body: { village: 'Kallio', text: 'Salaisuus' },
    why: 'offline',
  });
  serve({ ...answers, 'POST /visits': 'silence' });
  show(<DeskPage />, '/desk');
  expect(await screen.findByText('Ei vielä kaupungilla')).toBeTruthy();
  expect(screen.getByText(/matti/)).toBeTruthy();
  expect(screen.queryByText('Salaisuus')).toBeNull();
});

it('says what was refused, and keeps the words in the form', async () => {
  serve({ ...answers, 'POST /visits': { status: 400, json: problem('bad-request', 400, 'Tarkista teksti') } });
  show(<DeskPage />, '/desk');
  await ready();
  await say('Lamppu ei pala');
  await open();
  expect(await screen.findByText('Tarkista teksti')).toBeTruthy();
  expect(await words()).toHaveProperty('value', 'Lamppu ei pala');
});

it('lists the visits that go on without a word of them, tells who comes, writes more and ends', async () => {
  const calls = serve({
    ...answers,
    'GET /visits/mine': { json: { items: [comingVisit] } },
    [`POST /visits/${openVisit.caseId}/messages`]: { status: 201, json: { visit: comingVisit } },
    [`POST /visits/${openVisit.caseId}/slip/send`]: { json: comingVisit },
    [`POST /visits/${openVisit.caseId}/end`]: { status: 204 },
  });
  show(<DeskPage />, '/desk');
  const list = within(await screen.findByRole('region', { name: 'Käynnit nyt' }));
  expect(await list.findByText(/Aino Lehtinen tulee olohuoneeseen noin 10 minuutissa/)).toBeTruthy();
  await userEvent.click(list.getByRole('button', { name: 'Kirjoita lisää: KX74-PD2M-H' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Lisää asiaan KX74-PD2M-H' }));
  await userEvent.type(dialog.getByRole('textbox'), 'Myös portti on rikki');
  await userEvent.click(dialog.getByRole('button', { name: 'Lähetä' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await userEvent.click(list.getByRole('button', { name: 'Lähetä lappu tekstiviestillä' }));
  expect(await list.findByText('Tekstiviesti lähtee')).toBeTruthy();
  await userEvent.click(list.getByRole('button', { name: 'Kävijä lähti: KX74-PD2M-H' }));
  await waitFor(() => expect(calls.some(({ path }) => path.endsWith('/end'))).toBe(true));
  expect(calls.find(({ path }) => path.endsWith('/messages'))?.body).toEqual({ text: 'Myös portti on rikki' });
  expect(calls.find(({ path }) => path.endsWith('/send'))?.body).toEqual({ by: 'sms' });
});

it('goes on with a slip by code and key, which one pasted link has both of; never by the code alone', async () => {
  const calls = serve({
    ...answers,
    'POST /visits/continue': [
      { status: 404, json: problem('not-found', 404, 'Ei löydy') },
      { status: 201, json: continuedVisit },
    ],
  });
  show(<DeskPage />, '/desk');
  await ready();
  await userEvent.click(screen.getByRole('button', { name: 'Jatka lapulla' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox', { name: 'Seurantakoodi' }), 'KX74-PD2M-H');
  await userEvent.click(dialog.getByRole('button', { name: 'Jatka asiaa' }));
  expect(await dialog.findByText(/Avaimessa on virhe/)).toBeTruthy();
  expect(calls.some(({ path }) => path === '/visits/continue')).toBe(false);
  await userEvent.clear(dialog.getByRole('textbox', { name: 'Seurantakoodi' }));
  await userEvent.click(dialog.getByRole('textbox', { name: 'Seurantakoodi' }));
  await userEvent.paste(`https://batline.example/s/KX74-PD2M-H#key=${residentKey}`);
  expect(dialog.getByRole('textbox', { name: 'Avain' })).toHaveProperty('value', residentKey);
  await userEvent.click(dialog.getByRole('button', { name: 'Jatka asiaa' }));
  expect(await dialog.findByText(/eivät sovi yhteen/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Jatka asiaa' }));
  expect(await screen.findByRole('heading', { name: 'Kävijä jatkaa asiaansa' })).toBeTruthy();
  expect(calls.find(({ path }) => path === '/visits/continue')?.body).toEqual({ trackingCode: 'KX74PD2MH', residentKey, desk: 'Kallio' });
});

it('writes down what is said aloud where the browser can listen', async () => {
  let made: { onresult?: (event: unknown) => void; onend?: () => void; lang?: string } = {};
  class Recognition {
    constructor() {
      made = this as typeof made;
    }
    start() {}
    stop() {
      made.onend?.();
    }
    abort() {}
  }
  vi.stubGlobal('SpeechRecognition', Recognition);
  serve(answers);
  show(<DeskPage />, '/desk');
  await say('Hei,');
  await userEvent.click(screen.getByRole('button', { name: 'Sanele' }));
  expect(made.lang).toBe('fi-FI');
  act(() => made.onresult?.({ resultIndex: 0, results: [{ isFinal: true, 0: { transcript: ' lamppu ei pala ' } }] }));
  expect(await words()).toHaveProperty('value', 'Hei, lamppu ei pala');
  await userEvent.click(screen.getByRole('button', { name: 'Lopeta sanelu' }));
  expect(await screen.findByRole('button', { name: 'Sanele' })).toBeTruthy();
});

it('does not speak of dictation where there is none', async () => {
  serve(answers);
  show(<DeskPage />, '/desk');
  await words();
  expect(screen.queryByRole('button', { name: 'Sanele' })).toBeNull();
});
