import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigationType } from 'react-router';
import { useTitleCount } from './title-count.js';

/** The page's heading and the window's title, which counts those who wait; after moving inside the site, focus lands here, so that the new page is read. */
export function PageTitle({ title, children, hidden }: { title: string; children?: ReactNode; hidden?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrivedBy = useNavigationType();
  const first = useRef(arrivedBy === 'POP');
  const count = useTitleCount();
  useEffect(() => {
    if (!first.current) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <title>{`${count > 0 ? `(${count}) ` : ''}${title} – Batline`}</title>
      <h1 ref={heading} tabIndex={-1} className={hidden ? 'visually-hidden' : undefined}>
        {children ?? title}
      </h1>
    </>
  );
}
