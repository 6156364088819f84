import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ring } from '../../kit/ring.js';
import { show } from '../../testing/show.js';
import { soundOn } from '../inbox/sound-preference.js';
import { Sound } from './sound.js';

vi.mock('../../kit/ring.js', () => ({ ring: vi.fn() }));

it('is off until it is switched on, which lets it be heard, and is remembered', async () => {
  localStorage.clear();
  const { unmount } = show(<Sound />);
  expect(screen.getByRole('switch', { name: 'Ääni päällä' }).getAttribute('aria-checked')).toBe('false');
  expect(soundOn()).toBe(false);
  await userEvent.click(screen.getByRole('switch'));
  expect(ring).toHaveBeenCalledOnce();
  expect(soundOn()).toBe(true);
  unmount();
  show(<Sound />);
  expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  await userEvent.click(screen.getByRole('switch'));
  expect(soundOn()).toBe(false);
  expect(ring).toHaveBeenCalledOnce();
});
