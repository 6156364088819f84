import type { Me } from '#contracts';
import { useEffect, useRef } from 'react';
import { ring } from '../../kit/ring.js';
import { setTitleCount } from '../../kit/title-count.js';
import { useLiveOffers } from '../offers/offers-query.js';
import { liveWaiting, ringing } from './live-waiting.js';
import { soundOn } from './sound-preference.js';
import { useCaseList } from './views.js';

/** One contact is told by a notice and by an offer, a moment apart: that is one ring. */
const SAME_MS = 10_000;

/** Makes those who wait live noticed on every page: the tab's title counts them, and who wants it hears what is meant for them. */
export function LiveWaitingWatch({ me }: { me: Me }) {
  const offers = useLiveOffers();
  const count = liveWaiting(useCaseList('waiting', '').items, offers);
  useEffect(() => setTitleCount(count), [count]);
  useEffect(() => () => setTitleCount(0), []);
  // What was there when the page was opened has been told already.
  const heard = useRef(new Set(ringing(me.notices, []).map(({ id }) => id)));
  const rang = useRef(new Map<string, number>());
  useEffect(() => {
    const fresh = ringing(me.notices, offers).filter(({ id }) => !heard.current.has(id));
    const at = performance.now();
    const news = fresh.filter(({ caseId }) => caseId === undefined || at - (rang.current.get(caseId) ?? -Infinity) > SAME_MS);
    for (const { id, caseId } of fresh) {
      heard.current.add(id);
      if (caseId !== undefined) rang.current.set(caseId, at);
    }
    if (news.length > 0 && soundOn()) ring();
  }, [me.notices, offers]);
  return null;
}
