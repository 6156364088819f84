import type { CaseSummary } from '#contracts';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { summaries, waitingCaller } from '../../testing/fixtures.js';
import { show } from '../../testing/show.js';
import { CaseList } from './case-list.js';
import type { useCaseList } from './views.js';

const list = { items: summaries, isPending: false, isSuccess: true, error: null } as unknown as ReturnType<typeof useCaseList>;
const start = () => {
  const onAct = vi.fn();
  const onHelp = vi.fn();
  show(<CaseList list={list} view="all" onAct={onAct} onHelp={onHelp} />);
  return { onAct, onHelp };
};

beforeEach(() => localStorage.clear());

it('listens to letters only while a row has the focus', async () => {
  const { onAct, onHelp } = start();
  await userEvent.keyboard('m?');
  expect(onAct).not.toHaveBeenCalled();
  screen.getAllByRole('link')[0]?.focus();
  await userEvent.keyboard('jm?');
  expect(onAct).toHaveBeenCalledExactlyOnceWith(list.items[1]?.id, 'take');
  expect(onHelp).toHaveBeenCalledOnce();
});

it('ignores letters when they are switched off', async () => {
  localStorage.setItem('batline.keys', 'false');
  const { onAct } = start();
  screen.getAllByRole('link')[0]?.focus();
  await userEvent.keyboard('jm');
  expect(onAct).not.toHaveBeenCalled();
});

it('never shows the words of a case that may not be read', () => {
  start();
  expect(screen.getByText('Toisen asia D4N7-WE2K-N')).toBeTruthy();
});

describe('a caller’s promise', () => {
  const START = Date.parse('2026-11-24T10:00:00.000Z');
  const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
  const clock = { kind: 'take', startedAt: at(0), dueAt: at(20), breached: false } as const;
  beforeEach(() => void vi.useFakeTimers({ now: START }));
  afterEach(() => void vi.useRealTimers());

  it('runs down second by second, and goes on as late once it was missed', () => {
    let come: (items: CaseSummary[]) => void = () => undefined;
    const Page = () => {
      const [items, setItems] = useState<CaseSummary[]>([{ ...waitingCaller, openedAt: at(0), nearestClock: clock }]);
      come = setItems;
      return <CaseList list={{ ...list, items } as typeof list} view="waiting" onAct={vi.fn()} onHelp={vi.fn()} />;
    };
    show(<Page />);
    const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));
    expect(screen.getByText(/^20 s jäljellä/)).toBeTruthy();
    pass(16);
    expect(screen.getByText(/^4 s jäljellä/)).toBeTruthy();
    pass(6);
    expect(screen.getByText(/^2 s myöhässä/)).toBeTruthy();
    act(() => come([{ ...waitingCaller, openedAt: at(0), nearestClock: { ...clock, breached: true }, lateSince: at(20) }]));
    pass(21);
    expect(screen.getByText(/^23 s myöhässä/)).toBeTruthy();
    pass(21);
    expect(screen.getByText(/^44 s myöhässä/)).toBeTruthy();
  });
});
