import type { CaseAct } from '#contracts';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { colleagues, me, offeredFull, ownedFull } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { ActDialogs } from './acts/act-dialogs.js';
import { OpenWithReason } from './open-with-reason.js';

const WHY = 'En tunne alueen katuvaloja.';
const id = ownedFull.id;
const offerId = offeredFull.offers[0]?.id ?? '';

const chooseWorkload = () => userEvent.click(screen.getAllByRole('radio')[2] as HTMLElement);
const chooseEero = async () => {
  await userEvent.type(screen.getByRole('combobox'), 'Eero');
  await userEvent.click(await screen.findByRole('option', { name: /Eero Virtanen/ }));
};

it.each<[CaseAct, string, string, (() => Promise<void>) | undefined, object]>([
  ['decline_offer', 'En ota', `/handover-offers/${offerId}/decline`, undefined, {}],
  ['relieve', 'Vapauta ja ota asia', `/cases/${id}/relieve`, undefined, {}],
  ['reopen', 'Avaa uudelleen', `/cases/${id}/reopen`, undefined, {}],
  ['release', 'Luovu vastuusta', `/cases/${id}/release`, chooseWorkload, { reasonCode: 'workload' }],
  ['offer_handover', 'Tarjoa vastuuta', `/cases/${id}/handover-offers`, chooseEero, { to: 'eero' }],
  ['summon', 'Lähetä kutsu', `/cases/${id}/summons`, chooseEero, { to: 'eero' }],
])('%s is done with a reason, and not before all of it is there', async (act, submit, path, choose, chosen) => {
  const file = act === 'decline_offer' ? offeredFull : ownedFull;
  const calls = serve({ 'GET /colleagues': { json: colleagues }, [`POST ${path}`]: { json: file } });
  const writes = () => calls.filter(({ method }) => method !== 'GET').map(({ path: to, body }) => ({ to, body }));
  const onClose = vi.fn();
  show(<ActDialogs act={act} file={file} me={me} onClose={onClose} />);
  const dialog = within(await screen.findByRole('dialog'));
  const press = () => userEvent.click(dialog.getByRole('button', { name: submit }));
  await press();
  await choose?.();
  await userEvent.type(dialog.getByRole('textbox'), '  ');
  await press();
  expect(writes()).toEqual([]);
  await userEvent.clear(dialog.getByRole('textbox'));
  await userEvent.type(dialog.getByRole('textbox'), WHY);
  await press();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(writes()).toEqual([{ to: path, body: { ...chosen, reason: WHY } }]);
});

it('shows at the field what the server found wrong with the reason, and keeps the words', async () => {
  const refusal = problem('invalid-body', 400, 'Tarkista tiedot', { errors: [{ path: 'reason', code: 'not-text', message: '' }] });
  serve({ [`POST /cases/${id}/relieve`]: { status: 400, json: refusal } });
  show(<ActDialogs act="relieve" file={ownedFull} me={me} onClose={() => undefined} />);
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox');
  await userEvent.type(field, WHY);
  await userEvent.click(screen.getByRole('button', { name: 'Vapauta ja ota asia' }));
  expect(await screen.findByText('Tekstissä on merkkejä, joita ei voi tallentaa.')).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.value).toBe(WHY);
});

it('opens somebody else’s case for a written reason alone', async () => {
  const calls = serve({ [`POST /cases/${id}/open`]: { json: ownedFull } });
  const onOpened = vi.fn();
  show(<OpenWithReason id={id} onOpened={onOpened} />);
  const press = () => userEvent.click(screen.getByRole('button', { name: 'Kirjaa syy ja avaa' }));
  await press();
  expect(calls).toEqual([]);
  await userEvent.type(screen.getByRole('textbox', { name: 'Miksi avaat asian?' }), WHY);
  await press();
  await vi.waitFor(() => expect(onOpened).toHaveBeenCalledOnce());
  expect(calls).toMatchObject([{ method: 'POST', path: `/cases/${id}/open`, body: { reason: WHY } }]);
});
