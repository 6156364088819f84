import type { LiveOffer, LiveOffers } from '#contracts';
import { act, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeEach, expect, it } from 'vitest';
import { KEYS } from '../../api/keys.js';
import { makeQueryClient } from '../../api/query-client.js';
import { announce, Announcer } from '../../kit/announcer.js';
import { liveOffers, me, ownedCase, waitingCase } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { offerGone } from './offer-hints.js';

const [chat, call] = liveOffers.items as [LiveOffer, LiveOffer];
const track = `GET /track/${chat.trackingCode}`;

function started(script: Parameters<typeof serve>[0] = {}) {
  const calls = serve(script);
  const client = makeQueryClient();
  client.setQueryData(KEYS.liveOffers, liveOffers);
  client.setQueryData(KEYS.me, me);
  const left = () => client.getQueryData<LiveOffers>(KEYS.liveOffers)?.items.map(({ offerId }) => offerId);
  const gone = (more: object) => act(() => offerGone(client, i18next.t, { caseId: chat.caseId, seq: 9, live: true, ...more }));
  return { calls, left, gone };
}

beforeEach(() => {
  render(<Announcer />);
  act(() => announce('–'));
});
const said = () => screen.getByRole('status').textContent;

it('vanishes, and says who answers', async () => {
  const eero = { ...ownedCase, answerable: { role: 'owner', name: 'Eero Virtanen' } };
  const { left, gone } = started({ [track]: { json: eero } });
  await gone({ offerId: chat.offerId, how: 'taken' });
  expect(left()).toEqual([call.offerId]);
  expect(said()).toBe('Eero Virtanen vastaa.');
});

it.each([
  [
    'taken by oneself: the act has told it',
    { how: 'taken' },
    { json: { ...ownedCase, answerable: { role: 'owner', name: me.name } } },
    '–',
  ],
  ['taken, name not found out', { how: 'taken' }, { json: waitingCase }, 'Toinen viranhaltija vastaa.'],
  ['left', { how: 'left' }, undefined, 'Asukas lähti. Asia odottaa listalla.'],
  ['moved on', { how: 'moved_on' }, undefined, 'Odottava asukas siirtyi eteenpäin.'],
  ['declined by oneself', { how: 'declined' }, undefined, '–'],
] as const)('%s', async (_, more, answer, words) => {
  const { left, gone } = started(answer ? { [track]: answer } : {});
  await gone(more);
  expect(left()).toEqual([call.offerId]);
  expect(said()).toBe(words);
});

it('leaves a newer offer of the same case where it is', async () => {
  const { left, gone } = started();
  await gone({ offerId: '00000000-0000-4000-8000-000000000099', how: 'moved_on' });
  expect(left()).toEqual([chat.offerId, call.offerId]);
  await gone({ seq: chat.seq - 1, how: 'moved_on' });
  expect(left()).toEqual([chat.offerId, call.offerId]);
  expect(said()).toBe('–');
});
