import { useSyncExternalStore } from 'react';

let said = { text: '', turn: 0 };
const listeners = new Set<() => void>();

/** Says one thing to screen readers without moving focus. The region itself stands in the shell from the start. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 };
  listeners.forEach((listener) => listener());
}

export function Announcer() {
  const { text, turn } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => said,
  );
  // The changing key makes the same words be said again.
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-announcer="">
      <span key={turn}>{text}</span>
    </div>
  );
}
