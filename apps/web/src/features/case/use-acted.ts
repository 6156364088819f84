import { createContext, useContext, useEffect, useRef, useState, type RefObject } from 'react';

/** What an act left behind that one wants to see first: words stand at the end of the conversation, all else in the heading. */
export type ActedBy = 'words' | 'dialog';

/** Told by every act that succeeded; outside a case's own page nobody listens. */
export const ActedContext = createContext<(by: ActedBy) => void>(() => undefined);
export const useActed = () => useContext(ActedContext);

/** The answer of the act may be drawn a moment later than the act is told. */
const DRAWN_WITHIN_MS = 3000;

/**
 * After an act the page is shorter than it was while the window stays where it was. Brings the news into view at once, without gliding,
 * and gives the heading the focus when what had it is gone.
 */
export function useNewsInView(seq: number, article: RefObject<HTMLElement | null>): (by: ActedBy) => void {
  const [acted, setActed] = useState<{ by: ActedBy }>();
  const until = useRef(0);
  useEffect(() => {
    if (!acted || performance.now() > until.current) return;
    const frame = requestAnimationFrame(() => article.current && bringIntoView(article.current, acted.by));
    return () => cancelAnimationFrame(frame);
  }, [acted, seq, article]);
  return (by) => {
    until.current = performance.now() + DRAWN_WITHIN_MS;
    setActed({ by });
  };
}

/** The last one wins; the other is seen too when both fit. */
function bringIntoView(article: HTMLElement, by: ActedBy): void {
  const heading = article.querySelector<HTMLElement>('#case-title');
  const newest = [...article.querySelectorAll('[role="log"] .bubble')].at(-1);
  const order = by === 'words' ? [heading, newest] : [newest, heading];
  for (const element of order) element?.scrollIntoView({ block: 'nearest' });
  if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
}
