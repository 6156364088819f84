import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { summaries } from '../../testing/fixtures.js';
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
