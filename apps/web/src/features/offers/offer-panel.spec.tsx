import type { LiveOffer } from '#contracts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Announcer } from '../../kit/announcer.js';
import { PageTitle } from '../../kit/page-title.js';
import { ahead, liveOffers, me } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { OfferPanel } from './offer-panel.js';

const [chat, call] = liveOffers.items as [LiveOffer, LiveOffer];
const take = `/cases/${chat.caseId}/take`;
const said = () => document.querySelector('[data-announcer]')?.textContent;

function open(script: Parameters<typeof serve>[0]) {
  const calls = serve({ 'GET /me/offers': { json: liveOffers }, ...script });
  const shown = show(
    <>
      <OfferPanel me={me} />
      <main id="main" tabIndex={-1}>
        <PageTitle title="Asetukset" />
        <button type="button">Muuta</button>
      </main>
      <Announcer />
    </>,
  );
  return { calls, ...shown };
}
const panel = () => screen.findByRole('region', { name: /Asukkaat odottavat/ });

it('shows how, in which language, where and what somebody waits with, and says it politely without taking the focus', async () => {
  open({});
  const other = screen.getByRole('button', { name: 'Muuta' });
  other.focus();
  const found = within(await panel());
  expect(found.getByRole('heading', { name: 'Keskustelu, suomi, Kallio' })).toBeTruthy();
  expect(found.getByText(/Lamput eivät pala/)).toBeTruthy();
  expect(found.getAllByText(/^Siirtyy eteenpäin: \d+ s$/)).toHaveLength(2);
  expect(found.getByText('Ei vielä sanottu mitään.')).toBeTruthy();
  expect(said()).toBe('2 asukasta odottaa. Löydät heidät kohdasta Asukkaat odottavat.');
  expect(document.activeElement).toBe(other);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('takes by the same confirmation as the inbox, then opens the case', async () => {
  const { calls, router } = open({ [`POST ${take}`]: { json: {} } });
  await userEvent.click(await screen.findByRole('button', { name: 'Minä vastaan: Keskustelu, suomi, Kallio' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Minä vastaan' }));
  expect(dialog.getByText(/Nimesi Maija Mäkelä näkyy kaikille/)).toBeTruthy();
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  await userEvent.click(dialog.getByRole('button', { name: 'Minä vastaan' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/tyo/${chat.caseId}`));
  expect(calls.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([take]);
});

it('names who was faster', async () => {
  const owner = { username: 'eero', name: 'Eero Virtanen' };
  open({ [`POST ${take}`]: { status: 409, json: problem('case-already-taken', 409, 'Joku ehti ensin', { owner }) } });
  await userEvent.click(await screen.findByRole('button', { name: /Minä vastaan: Keskustelu/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Minä vastaan' }));
  expect(await screen.findByRole('dialog', { name: 'Eero Virtanen ehti ensin' })).toBeTruthy();
});

it('declines at once and silently; the focus stays in what is left, and then goes back to where it came from', async () => {
  const decline = (offer: LiveOffer) => `POST /live-offers/${offer.offerId}/decline`;
  const { calls } = open({
    'GET /me/offers': [{ json: liveOffers }, { json: { items: [call] } }, { json: { items: [] } }],
    [decline(chat)]: { json: { items: [call] } },
    [decline(call)]: { json: { items: [] } },
  });
  const other = screen.getByRole('button', { name: 'Muuta' });
  await panel();
  other.focus();
  await userEvent.tab({ shift: true });
  screen.getByRole('button', { name: 'Ei nyt: Keskustelu, suomi, Kallio' }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Keskustelu/ })).toBeNull());
  await waitFor(() => expect(document.activeElement?.id).toBe('live-offers'));
  screen.getByRole('button', { name: /Ei nyt: Puhelu/ }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('region')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(other));
  expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([{}, {}]);
});

it('says shortly before one goes on, once', async () => {
  const soon = { ...chat, until: ahead(12.5 / 3600) };
  open({ 'GET /me/offers': { json: { items: [soon] } } });
  await panel();
  expect(said()).toMatch(/^Asukas odottaa: Keskustelu, suomi, Kallio/);
  await waitFor(() => expect(said()).toBe('Odottava asukas siirtyy pian eteenpäin: Keskustelu, suomi, Kallio.'), { timeout: 5000 });
});
