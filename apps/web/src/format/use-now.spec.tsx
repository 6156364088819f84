import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNow, useNowNear } from './use-now.js';

const START = Date.parse('2026-11-24T10:00:00.000Z');
const in_ = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

it('is the present at once when the rhythm changes, not when the new rhythm first beats', () => {
  const { result, rerender } = renderHook(({ every }) => useNow(every), { initialProps: { every: 5000 } });
  pass(4);
  expect(result.current).toBe(START);
  rerender({ every: 60_000 });
  expect(result.current).toBe(START + 4000);
});

it.each<[string, (string | undefined)[], boolean, number]>([
  ['far from everything', [in_(600), undefined], false, 0],
  ['near what comes', [in_(600), in_(119)], false, 3000],
  ['near what has just passed', [in_(-30)], false, 3000],
  ['while somebody waits live', [in_(600)], true, 3000],
])('%s', (_, instants, live, passed) => {
  const { result } = renderHook(() => useNowNear(instants, live));
  pass(3);
  expect(result.current - START).toBe(passed);
});

it('comes near by itself', () => {
  const { result } = renderHook(() => useNowNear([in_(150)]));
  pass(60);
  pass(7);
  expect(result.current - START).toBe(67_000);
});
