import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Announcer } from '../../kit/announcer.js';
import { myNotifications, notificationLog } from '../../testing/fixtures.js';
import { problem, serve, type Call } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { HowTold } from './how-told.js';
import { SentLog } from './sent-log.js';

const written = (calls: Call[]) => calls.filter(({ method }) => method !== 'GET');
const page = (script: Parameters<typeof serve>[0] = {}) => {
  const calls = serve({ 'GET /me/notifications': { json: myNotifications }, ...script });
  show(
    <>
      <HowTold />
      <Announcer />
    </>,
  );
  return calls;
};
const step = async (n: number) => within(await screen.findByRole('group', { name: `Vaihe ${n}` }));
const save = () => userEvent.click(screen.getByRole('button', { name: 'Tallenna' }));

it('orders, adds, changes and removes steps, and saves them with what is in the app first', async () => {
  const calls = page({ 'PUT /me/notifications': { json: myNotifications } });
  await userEvent.click((await step(2)).getByRole('button', { name: 'Siirrä ylös: Vaihe 2' }));
  expect(document.querySelector('[data-announcer]')?.textContent).toBe('Tekstiviesti on nyt vaihe 1.');
  await userEvent.click(screen.getByRole('button', { name: 'Lisää vaihe' }));
  const third = await step(3);
  await waitFor(() => expect(document.activeElement).toBe(third.getByRole('combobox')));
  await userEvent.selectOptions(third.getByRole('combobox', { name: 'Tapa' }), 'call');
  await userEvent.clear(third.getByRole('textbox', { name: /Minuuttia/ }));
  await userEvent.type(third.getByRole('textbox', { name: /Minuuttia/ }), '10');
  await userEvent.click((await step(2)).getByRole('button', { name: 'Poista: Vaihe 2' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Lisää vaihe' }));
  await userEvent.click(screen.getByRole('checkbox', { name: /Päivystyksen ulkopuolella/ }));
  await save();
  expect(await screen.findByText('Järjestys on tallennettu.')).toBeTruthy();
  expect(written(calls).map(({ method, body }) => [method, body])).toEqual([
    [
      'PUT',
      {
        steps: [
          { path: 'app', afterSeconds: 0 },
          { path: 'sms', afterSeconds: 120 },
          { path: 'call', afterSeconds: 600 },
        ],
        quiet: false,
      },
    ],
  ]);
});

it('does not send what is wrong, says it at the field, and keeps what was typed', async () => {
  const calls = page();
  const first = await step(1);
  const minutes = first.getByRole('textbox', { name: /Minuuttia/ }) as HTMLInputElement;
  await userEvent.clear(minutes);
  await userEvent.type(minutes, 'kaksi');
  await save();
  expect(first.getByText('Kirjoita minuutit numeroina, 0–1440.')).toBeTruthy();
  expect(minutes.value).toBe('kaksi');
  await userEvent.clear(minutes);
  await userEvent.type(minutes, '5');
  await userEvent.selectOptions(first.getByRole('combobox'), 'sms');
  await save();
  expect(screen.getByText(/Sama vaihe on kahteen kertaan/)).toBeTruthy();
  expect(written(calls)).toEqual([]);
});

it('tells which paths reach, and why others do not; trying one tells how it went', async () => {
  const calls = page({
    'POST /me/notifications/test': { status: 201, json: { ...notificationLog.items[2], path: 'push', state: 'sent' } },
  });
  const list = within(await screen.findByRole('list', { name: 'Mitä kautta sinut tavoittaa' }));
  expect(list.getAllByText('Tavoittaa')).toHaveLength(2);
  expect(list.getAllByText(/Puhelinnumeroasi ei ole vahvistettu/)).toHaveLength(2);
  expect(list.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
    'Kokeile: Ilmoitus Batlinessa',
    'Kokeile: Selainilmoitus',
  ]);
  await userEvent.click(list.getByRole('button', { name: 'Kokeile: Selainilmoitus' }));
  expect(await screen.findByText('Selainilmoitus: Kokeilu lähetettiin.')).toBeTruthy();
  expect(written(calls)[0]?.body).toEqual({ path: 'push' });
});

it('says why trying was refused', async () => {
  page({ 'POST /me/notifications/test': { status: 429, json: problem('too-many-requests', 429, 'Odota hetki') } });
  await userEvent.click(await screen.findByRole('button', { name: 'Kokeile: Selainilmoitus' }));
  expect(await screen.findByText('Odota hetki')).toBeTruthy();
});

it('answers "why was I called?": what, by which path, because of what, and how it went', async () => {
  serve({ 'GET /me/notifications/log': [{ json: { ...notificationLog, nextCursor: 'more' } }, { json: { items: [] } }] });
  show(<SentLog />);
  const [call, push, mail] = await waitFor(() => {
    const found = screen.getAllByRole('listitem');
    expect(found).toHaveLength(3);
    return found.map(({ textContent }) => textContent);
  });
  expect(call).toMatch(/Puhelu.*Odottaa lähetystä.*Asukas odottaa linjalla.*KX74-PD2M-H.*Kaupungin porras: osallisuuspormestari/);
  expect(push).toMatch(/Selainilmoitus.*Ei enää tarvittu.*Oma järjestyksesi, vaihe 2. Joku otti asian./);
  expect(mail).toMatch(/Sähköposti.*Ei onnistunut.*Kokeiluviesti.*Kokeilit itse. Vastaanottava palvelin ei vastannut.*yrityksiä 4/);
  await userEvent.click(screen.getByRole('button', { name: 'Näytä aiempia' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Näytä aiempia' })).toBeNull());
});
