import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveSocket } from './live-socket.js';
import { setStaffSocket } from './staff-socket.js';
import { useReading } from './use-reading.js';

const emit = vi.fn();
const look = (visible: boolean) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
};
/** What was told since the last time it was asked. */
const told = () => emit.mock.calls.splice(0).map(([event, { seq }]) => `${event} ${seq}`);

beforeEach(() => {
  vi.useFakeTimers();
  setStaffSocket({ connected: true, emit } as unknown as LiveSocket);
});
afterEach(() => {
  setStaffSocket(undefined);
  emit.mockReset();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('is told at once, again before it fades, and at each new entry', () => {
  const { rerender } = renderHook(({ seq }) => useReading('c', seq), { initialProps: { seq: 3 } });
  expect(told()).toEqual(['seen 3']);
  vi.advanceTimersByTime(44_000);
  expect(told()).toEqual(['seen 3']);
  rerender({ seq: 4 });
  expect(told()).toEqual(['seen 4']);
  vi.advanceTimersByTime(44_000);
  expect(told()).toEqual(['seen 4']);
});

it('is not told while nobody can see the tab, and at once when it can be seen again', () => {
  renderHook(() => useReading('c', 3));
  look(false);
  told();
  vi.advanceTimersByTime(300_000);
  expect(told()).toEqual([]);
  look(true);
  expect(told()).toEqual(['seen 3']);
});

it('ends with the page', () => {
  const { unmount } = renderHook(() => useReading('c', 3));
  unmount();
  told();
  look(true);
  vi.advanceTimersByTime(300_000);
  expect(told()).toEqual([]);
});
