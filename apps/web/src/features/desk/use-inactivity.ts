import { useEffect, useRef, useState } from 'react';

/** From the warning until everything is cleared away. */
const WARNING_MS = 20_000;

const SIGNS = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

interface Inactivity {
  /** Nobody did anything for so long: then it is asked whether somebody is there. */
  afterMs: number;
  /** False: there is nothing that could be left behind. */
  active: boolean;
  onLeft: () => void;
}

/**
 * Watches whether somebody is there, by the clock, so that a tablet that slept knows it too.
 * @returns seconds until everything is cleared while it is asked, else undefined
 */
export function useInactivity({ afterMs, active, onLeft }: Inactivity): number | undefined {
  const [left, setLeft] = useState<number>();
  const gone = useRef(onLeft);
  useEffect(() => {
    gone.current = onLeft;
  });
  useEffect(() => {
    setLeft(undefined);
    if (!active) return;
    let last = Date.now();
    const seen = () => {
      last = Date.now();
      setLeft(undefined);
    };
    const look = () => {
      const quiet = Date.now() - last;
      if (quiet >= afterMs + WARNING_MS) {
        last = Date.now();
        setLeft(undefined);
        gone.current();
      } else setLeft(quiet >= afterMs ? Math.ceil((afterMs + WARNING_MS - quiet) / 1000) : undefined);
    };
    const timer = setInterval(look, 1000);
    document.addEventListener('visibilitychange', look);
    for (const sign of SIGNS) document.addEventListener(sign, seen, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const sign of SIGNS) document.removeEventListener(sign, seen, { capture: true });
    };
  }, [afterMs, active]);
  return left;
}
