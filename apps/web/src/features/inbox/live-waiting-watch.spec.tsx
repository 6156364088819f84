import type { LiveOffer, Me } from '#contracts';
import { act, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageTitle } from '../../kit/page-title.js';
import { ring } from '../../kit/ring.js';
import { ago, liveOffers, me, summaries, waitingCaller } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { LiveWaitingWatch } from './live-waiting-watch.js';
import { setSoundOn } from './sound-preference.js';

vi.mock('../../kit/ring.js', () => ({ ring: vi.fn() }));

type OneNotice = Me['notices'][number];
const notice = (id: string, type: string, more: Partial<OneNotice> = {}): OneNotice => ({ id, at: ago(0), type, ...more });

/** The watch beside a page, and a way to let notices come. */
function watched(items: unknown[], first: Me['notices'] = [], offers: LiveOffer[] = []) {
  const calls = serve({ 'GET /cases': { json: { items } }, 'GET /me/offers': { json: { items: offers } } });
  let come: (notices: Me['notices']) => void = () => undefined;
  const Page = () => {
    const [notices, setNotices] = useState(first);
    come = setNotices;
    return (
      <>
        <PageTitle title="Asiat" />
        <LiveWaitingWatch me={{ ...me, notices }} />
      </>
    );
  };
  return { ...show(<Page />), calls, come: (notices: Me['notices']) => act(() => come(notices)) };
}

beforeEach(() => setSoundOn(true));
afterEach(() => {
  localStorage.clear();
  vi.mocked(ring).mockClear();
});

it('counts in the title those who wait live, not what was taken or waits without anybody there', async () => {
  const taken = { ...waitingCaller, id: 'x', state: 'owned' };
  const { unmount } = watched([...summaries, waitingCaller, taken]);
  await waitFor(() => expect(document.title).toBe('(2) Asiat – Batline'));
  unmount();
  const { calls, router } = watched([taken]);
  await waitFor(() => expect(calls).toHaveLength(2));
  await act(() => router.navigate('/'));
  expect(document.title).toBe('Asiat – Batline');
});

it('rings once for what is new and meant for this person, however often it is told', () => {
  const { come } = watched([], [notice('old', 'case.waits_live')]);
  expect(ring).not.toHaveBeenCalled();
  const one = notice('a', 'case.waits_live');
  come([notice('old', 'case.waits_live'), one, notice('b', 'offer.made')]);
  expect(ring).toHaveBeenCalledTimes(1);
  come([one]);
  expect(ring).toHaveBeenCalledTimes(1);
  come([one, notice('c', 'summons.made')]);
  expect(ring).toHaveBeenCalledTimes(2);
});

it('counts who is offered to this person once, whether in the list or not, and rings once for an offer and its notice', async () => {
  const [chat, call] = liveOffers.items as [LiveOffer, LiveOffer];
  const { come } = watched([{ ...waitingCaller, id: chat.caseId }], [], [chat, call]);
  await waitFor(() => expect(document.title).toBe('(2) Asiat – Batline'));
  expect(ring).toHaveBeenCalledTimes(1);
  come([notice('a', 'case.waits_live', { caseId: chat.caseId })]);
  expect(ring).toHaveBeenCalledTimes(1);
  come([notice('b', 'case.waits_live', { caseId: 'another' })]);
  expect(ring).toHaveBeenCalledTimes(2);
});

it.each([
  ['other news', notice('a', 'message.resident')],
  ['what was seen elsewhere', notice('a', 'case.waits_live', { seenAt: ago(0) })],
])('is silent for %s', (_, one) => {
  watched([]).come([one]);
  expect(ring).not.toHaveBeenCalled();
});

it('is silent unless somebody wanted the sound', () => {
  localStorage.clear();
  watched([]).come([notice('a', 'case.waits_live')]);
  expect(ring).not.toHaveBeenCalled();
});
