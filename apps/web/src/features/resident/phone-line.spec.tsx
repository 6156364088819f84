import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { line } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { CallInstead } from './phone-line.js';

it('names calling and texting, and one number for both', async () => {
  serve({ 'GET /line': { json: line } });
  show(<CallInstead />);
  const number = await screen.findByRole('link', { name: '+358 9 310 1691' });
  expect(number.getAttribute('href')).toBe('tel:+35893101691');
  expect(screen.getByText(/Samaan numeroon voit lähettää tekstiviestin/)).toBeTruthy();
});
