import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

/**
 * What had the focus may vanish at any moment. Then the focus goes to the heading of what is left, or back to where it came from;
 * it is never taken from anywhere else.
 * @param changed whatever tells that something may have vanished
 */
export function useFocusKept(section: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>, changed: readonly unknown[]) {
  const inside = useRef(false);
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    // A dialog that closes gives the focus back in the next frame.
    const frame = requestAnimationFrame(() => {
      if (!inside.current || document.activeElement !== document.body) return;
      const back = before.current?.isConnected ? before.current : document.getElementById('main');
      if (!heading.current) inside.current = false;
      (heading.current ?? back)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
    // The caller says what matters.
  }, changed);
  return {
    onFocus: ({ relatedTarget }: FocusEvent) => {
      if (!inside.current) before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
      inside.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      // Without a target the focus fell from something that vanished, or the window lost it.
      if (relatedTarget && !section.current?.contains(relatedTarget)) inside.current = false;
    },
  };
}
