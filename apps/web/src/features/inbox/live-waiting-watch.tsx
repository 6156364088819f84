import type { Me } from '#contracts';
import { useEffect, useRef } from 'react';
import { ring } from '../../kit/ring.js';
import { setTitleCount } from '../../kit/title-count.js';
import { liveWaiting, ringingIds } from './live-waiting.js';
import { soundOn } from './sound-preference.js';
import { useCaseList } from './views.js';

/** Makes those who wait live noticed on every page: the tab's title counts them, and who wants it hears what is meant for them. */
export function LiveWaitingWatch({ me }: { me: Me }) {
  const count = liveWaiting(useCaseList('waiting', '').items);
  useEffect(() => setTitleCount(count), [count]);
  useEffect(() => () => setTitleCount(0), []);
  // What was there when the page was opened has been told already.
  const heard = useRef(new Set(ringingIds(me.notices)));
  useEffect(() => {
    const fresh = ringingIds(me.notices).filter((id) => !heard.current.has(id));
    for (const id of fresh) heard.current.add(id);
    if (fresh.length > 0 && soundOn()) ring();
  }, [me.notices]);
  return null;
}
