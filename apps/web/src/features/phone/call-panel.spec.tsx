import type { CasePhone } from '#contracts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { Announcer } from '../../kit/announcer.js';
import { ago, me, ownedFull, promisedPhone, talkingPhone, waitingCall, waitingPhone } from '../../testing/fixtures.js';
import { problem, serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { CaseMain } from '../case/case-main.js';
import { CallPanel } from './call-panel.js';

const path = `/cases/${ownedFull.id}`;
const own = { 'GET /me/phone': { json: { phone: '+358401234567' } } };
const panel = (phone: CasePhone, file = ownedFull) =>
  show(
    <>
      <CallPanel file={file} phone={phone} />
      <Announcer />
    </>,
  );
const button = (name: string) => screen.getByRole('button', { name });

describe('calling the resident', () => {
  it('says whose phone rings first and what the resident sees, and rings only when it is confirmed', async () => {
    const calls = serve({ ...own, [`POST ${path}/call`]: { status: 201, json: talkingPhone } });
    panel(promisedPhone);
    await userEvent.click(button('Soita'));
    const dialog = await screen.findByRole('dialog', { name: 'Soita asukkaalle' });
    await waitFor(() => expect(dialog.textContent).toContain('Oma puhelimesi: +358 40 123 4567'));
    expect(dialog.textContent).toContain('Puhelimesi soi ensin.');
    expect(dialog.textContent).toContain('+358 9 310 1691');
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
    await userEvent.click(button('Soita nyt'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.filter(({ method }) => method === 'POST')).toMatchObject([{ path: `${path}/call`, body: {} }]);
    expect(screen.getByText('Puhelimesi soi kohta.')).toBeTruthy();
  });

  it('says why it did not ring', async () => {
    serve({
      ...own,
      [`POST ${path}/call`]: { status: 409, json: problem('call-is-running', 409, 'Tästä asiasta on jo puhelu käynnissä.') },
    });
    panel(promisedPhone);
    await userEvent.click(button('Soita'));
    await userEvent.click(await screen.findByRole('button', { name: 'Soita nyt' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Tästä asiasta on jo puhelu käynnissä.');
  });

  it('leads an owner without a number of their own to the settings', async () => {
    serve({ 'GET /me/phone': { json: { phone: null } } });
    panel(promisedPhone);
    await userEvent.click(button('Soita'));
    expect((await screen.findByRole('link', { name: 'Avaa asetukset' })).getAttribute('href')).toBe('/tyo/asetukset');
    expect(screen.queryByRole('button', { name: 'Soita nyt' })).toBeNull();
  });

  it('is not offered where there is neither a call nor a line', () => {
    serve({});
    panel({ calls: [], recordings: [], deliveries: [], may: waitingPhone.may });
    expect(screen.queryByRole('heading', { name: 'Puhelut' })).toBeNull();
  });
});

describe('a running call', () => {
  it('shows how long somebody has waited', () => {
    serve({});
    panel(waitingPhone, waitingCall);
    expect(screen.getByText(/^Odottaa linjalla 0\.4\d$/)).toBeTruthy();
    for (const name of ['Pane pitoon', 'Lopeta puhelu', 'Soita']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('tells whoever took it that their own phone rings, and to press 1', async () => {
    serve(own);
    panel({ ...waitingPhone, may: { ...waitingPhone.may, end: true } }, { ...waitingCall, owner: ownedFull.owner });
    expect(await screen.findByText('Puhelimesi soi. Vastaa ja paina 1.', { selector: '.tag' })).toBeTruthy();
    expect(screen.getByText(/^Odottaa linjalla 0\.4\d$/)).toBeTruthy();
  });

  it('tells whoever took it during the greeting that their phone rings after it', async () => {
    serve(own);
    const greeting = waitingPhone.calls.map((call) => ({ ...call, state: 'greeting' as const }));
    panel({ ...waitingPhone, calls: greeting, may: { ...waitingPhone.may, end: true } }, { ...waitingCall, owner: ownedFull.owner });
    expect(await screen.findByText(/Puhelimesi soi heti sen jälkeen/)).toBeTruthy();
    expect(screen.getByText('Puhelu alkaa', { selector: '.tag' })).toBeTruthy();
  });

  it('does not claim that a phone rings where the owner has none', async () => {
    serve({ 'GET /me/phone': { json: { phone: null } } });
    panel({ ...waitingPhone, may: { ...waitingPhone.may, end: true } }, { ...waitingCall, owner: ownedFull.owner });
    expect(await screen.findByText(i18next.t('take.caller_no_phone'))).toBeTruthy();
    expect(screen.queryByText('Puhelimesi soi. Vastaa ja paina 1.', { selector: '.tag' })).toBeNull();
  });

  it('is held and taken back', async () => {
    const held = { ...talkingPhone, calls: talkingPhone.calls.map((call) => (call.endedAt ? call : { ...call, heldAt: ago(0.001) })) };
    const calls = serve({ [`POST ${path}/call/hold`]: { json: held } });
    panel(talkingPhone);
    await userEvent.click(button('Pane pitoon'));
    await waitFor(() => expect(calls.at(-1)).toMatchObject({ path: `${path}/call/hold`, body: { on: true } }));
    panel(held);
    await userEvent.click(screen.getAllByRole('button', { name: 'Jatka puhelua' }).at(-1)!);
    await waitFor(() => expect(calls.at(-1)).toMatchObject({ body: { on: false } }));
  });

  it('rings somebody who was asked for help, and nobody else', async () => {
    const calls = serve({ [`POST ${path}/call/bring-in`]: { json: talkingPhone } });
    panel(talkingPhone);
    await userEvent.click(button('Ota avustaja mukaan'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Ota avustaja mukaan puheluun' }));
    expect(dialog.getAllByRole('radio')).toHaveLength(2);
    expect(dialog.queryByRole('combobox')).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Soita avustajalle' }));
    await waitFor(() => expect(calls.at(-1)).toMatchObject({ path: `${path}/call/bring-in`, body: { to: 'eero' } }));
  });

  it.each([
    ['nobody was asked', [], false],
    ['another was asked', ownedFull.assists, true],
  ])(
    'asks for help first and then rings, where %s; what was refused is tried again without asking twice',
    async (_, assists, isElse) => {
      const noPhone = problem('no-phone-of-theirs', 409, 'Hänellä ei ole puhelinnumeroa Batlinessa.');
      const calls = serve({
        'GET /colleagues': { json: { items: [{ username: 'kaisa', name: 'Kaisa Testi', roles: ['official'], onDuty: true }] } },
        [`POST ${path}/assists`]: { json: ownedFull },
        [`POST ${path}/call/bring-in`]: { status: 409, json: noPhone },
      });
      panel(talkingPhone, { ...ownedFull, assists });
      await userEvent.click(button('Ota avustaja mukaan'));
      const dialog = within(await screen.findByRole('dialog', { name: 'Ota avustaja mukaan puheluun' }));
      if (isElse) await userEvent.click(dialog.getByRole('radio', { name: 'Joku muu: pyydä ensin apua' }));
      await userEvent.type(dialog.getByRole('combobox'), 'K');
      await userEvent.click(await screen.findByRole('option', { name: /Kaisa Testi/ }));
      await userEvent.type(dialog.getByRole('textbox', { name: 'Mitä tarvitset?' }), 'Apua?');
      await userEvent.click(dialog.getByRole('button', { name: 'Pyydä apua ja soita' }));
      expect((await dialog.findByRole('alert')).textContent).toContain('Hänellä ei ole puhelinnumeroa Batlinessa.');
      await userEvent.click(dialog.getByRole('button', { name: 'Pyydä apua ja soita' }));
      const posted = () => calls.filter(({ method }) => method === 'POST');
      await waitFor(() => expect(posted()).toHaveLength(3));
      expect(posted()).toMatchObject([
        { path: `${path}/assists`, body: { to: 'kaisa', text: 'Apua?' } },
        ...Array.from({ length: 2 }, () => ({ path: `${path}/call/bring-in`, body: { to: 'kaisa' } })),
      ]);
    },
    20_000,
  );

  it('ends for everybody', async () => {
    const calls = serve({ [`POST ${path}/call/end`]: { json: promisedPhone } });
    panel(talkingPhone);
    await userEvent.click(button('Lopeta puhelu'));
    await waitFor(() => expect(calls.at(-1)).toMatchObject({ path: `${path}/call/end`, body: {} }));
  });
});

describe('calls that are over', () => {
  it('are told newest first, with the promise that nobody has kept yet', () => {
    serve({});
    panel(promisedPhone);
    const [newest, oldest] = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(newest?.textContent).toContain('Ei saatu kiinni · Maija Mäkelä');
    expect(oldest?.textContent).toContain('Jätti ääniviestin');
    expect(screen.getByText(/^Luvattu soittaa takaisin viimeistään/)).toBeTruthy();
  });

  it('have their voice messages to listen to, with length, last day and text', () => {
    serve({});
    const { container } = panel(promisedPhone);
    const audio = container.querySelector('audio');
    expect(audio?.getAttribute('src')).toBe(`/api/v1${path}/recordings/${promisedPhone.recordings[0]?.id}`);
    expect(audio?.getAttribute('preload')).toBe('none');
    expect(audio?.getAttribute('aria-label')).toMatch(/^Ääniviesti/);
    expect(screen.getByText(/Pituus 0\.42\. Poistetaan/)).toBeTruthy();
    expect(screen.getByText('Hei, täällä Anna. Koulun piha on taas pimeä.')).toBeTruthy();
  });

  it.each([
    ['arrived', 'Ääniviesti on tulossa. Se näkyy tässä hetken päästä.'],
    ['deleted', 'Ääniviesti on poistettu.'],
    ['lost', 'Ääniviestiä ei saatu talteen.'],
  ] as const)('a message that is %s says so and plays nothing', (state, words) => {
    serve({});
    const { container } = panel({ ...promisedPhone, recordings: promisedPhone.recordings.map((one) => ({ ...one, state })) });
    expect(screen.getByText(words)).toBeTruthy();
    expect(container.querySelector('audio')).toBeNull();
  });
});

it('ends a silent call in one press, the reason chosen already', async () => {
  const calls = serve({ [`POST ${path}/no-matter`]: { json: ownedFull } });
  panel(promisedPhone);
  await userEvent.click(button('Puhelussa ei ole asiaa'));
  await userEvent.click(await screen.findByRole('button', { name: 'Päätä asia' }));
  await waitFor(() => expect(calls.at(-1)).toMatchObject({ path: `${path}/no-matter`, body: { reasonCode: 'silence' } }));
});

it('is not called a silent call while it still runs', () => {
  serve({});
  panel(talkingPhone);
  expect(screen.queryByRole('button', { name: 'Puhelussa ei ole asiaa' })).toBeNull();
});

it('blocks a number for a reason, until a day', async () => {
  const calls = serve({ [`POST ${path}/block-number`]: { status: 201, json: {} } });
  panel(promisedPhone);
  await userEvent.click(button('Estä numero'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Estä numero' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Estä numero' }));
  expect(calls).toEqual([]);
  const submit = dialog.getByRole('button', { name: 'Estä numero' });
  expect(document.getElementById(submit.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Puuttuu vielä: syy, perustelu.');
  await userEvent.click(dialog.getByRole('radio', { name: 'tyhjät puhelut' }));
  expect(dialog.getByText('Puuttuu vielä: perustelu.')).toBeTruthy();
  await userEvent.type(dialog.getByRole('textbox', { name: /Perustelu/ }), 'Soittaa joka tunti');
  expect(dialog.queryByText(/Puuttuu vielä/)).toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Estä numero' }));
  await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    reasonCode: 'silent',
    reason: 'Soittaa joka tunti',
    until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
  });
});

it('says under a message that it did not arrive, and why', async () => {
  serve({ [`GET ${path}/phone`]: { json: promisedPhone } });
  show(<CaseMain file={ownedFull} me={me} />);
  expect(await screen.findByText('Ei mennyt perille: puhelin ei vastaa')).toBeTruthy();
});
