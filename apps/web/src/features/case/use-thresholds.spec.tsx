import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ago, ahead } from '../../testing/fixtures.js';
import { useThresholds } from './use-thresholds.js';

const MINUTE = 60_000;
const clock = (kind: 'take' | 'first_answer', dueAt: string) => ({ kind, round: 1, startedAt: ago(0.5), dueAt });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells once when a promise becomes near and once when it runs out, however often the minute turns', () => {
  const tell = vi.fn();
  const due = clock('take', ahead(0.5));
  renderHook(() => useThresholds(due, tell));
  act(() => void vi.advanceTimersByTime(10 * MINUTE));
  expect(tell).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(15 * MINUTE));
  expect(tell.mock.calls).toEqual([['warn']]);
  act(() => void vi.advanceTimersByTime(30 * MINUTE));
  expect(tell.mock.calls).toEqual([['warn'], ['bad']]);
});

it('says nothing when another promise comes into sight', () => {
  const tell = vi.fn();
  const { rerender } = renderHook(({ shown }) => useThresholds(shown, tell), { initialProps: { shown: clock('take', ahead(0.5)) } });
  rerender({ shown: { ...clock('take', ago(0.1)), kind: 'first_answer' as 'take' } });
  expect(tell).not.toHaveBeenCalled();
});
