import { act, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useInactivity } from './use-inactivity.js';

const left = vi.fn();
function Watched({ active = true }: { active?: boolean }) {
  const seconds = useInactivity({ afterMs: 60_000, active, onLeft: left });
  return <p>{seconds === undefined ? 'quiet' : `left ${seconds}`}</p>;
}
const pass = (seconds: number): void => act(() => void vi.advanceTimersByTime(seconds * 1000));

beforeEach(() => {
  left.mockClear();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

it('asks after a minute, counts twenty seconds, and clears once', () => {
  const { container } = render(<Watched />);
  pass(59);
  expect(container.textContent).toBe('quiet');
  pass(1);
  expect(container.textContent).toBe('left 20');
  pass(19);
  expect(container.textContent).toBe('left 1');
  expect(left).not.toHaveBeenCalled();
  pass(1);
  expect(left).toHaveBeenCalledOnce();
  expect(container.textContent).toBe('quiet');
});

it('begins anew with any touch or key, also while it asks', () => {
  const { container } = render(<Watched />);
  pass(65);
  fireEvent.pointerDown(document.body);
  expect(container.textContent).toBe('quiet');
  pass(59);
  fireEvent.keyDown(document.body, { key: 'a' });
  pass(59);
  expect(container.textContent).toBe('quiet');
  expect(left).not.toHaveBeenCalled();
});

it('clears at once on a tablet that slept through it', () => {
  render(<Watched />);
  vi.setSystemTime(Date.now() + 3_600_000);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(left).toHaveBeenCalledOnce();
});

it('asks nobody where nothing could be left behind', () => {
  const { container } = render(<Watched active={false} />);
  pass(600);
  expect(container.textContent).toBe('quiet');
  expect(left).not.toHaveBeenCalled();
});
