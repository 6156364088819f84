import { expect, test } from '@playwright/test';
import * as fixtures from '../src/testing/fixtures.js';
import { canned, staff } from './canned.js';

const CASE = fixtures.ownedFull.id;

for (const [width, height] of [
  [1280, 800],
  [320, 640],
] as const) {
  test(`after an answer the newest words are in view at ${width} px`, async ({ page }) => {
    const may = fixtures.ownedFull.may;
    const words = fixtures.ownedFull.messages[0];
    const before = { ...fixtures.ownedFull, may, messages: Array.from({ length: 8 }, (_, n) => ({ ...words, id: `${words?.id}${n}` })) };
    const newest = {
      ...words,
      id: 'newest',
      kind: 'answer',
      text: 'Lamput vaihdettiin tänään.',
      from: { role: 'owner', name: 'Maija Mäkelä' },
    };
    const after = { ...before, seq: before.seq + 1, state: 'answered', may: [], messages: [...before.messages, newest] };
    await page.setViewportSize({ width, height });
    await canned(page, staff(fixtures.me, { [`GET /cases/${CASE}`]: before, [`POST /cases/${CASE}/answer`]: after }));
    await page.goto(`/tyo/${CASE}`);
    await page.getByRole('tab', { name: 'Vastaus' }).click();
    await page.getByRole('textbox', { name: 'Vastaus asukkaalle' }).fill('Lamput vaihdettiin tänään.');
    await page.getByRole('radio').first().check({ force: true });
    await canned(page, staff(fixtures.me, { [`GET /cases/${CASE}`]: after, [`POST /cases/${CASE}/answer`]: after }));
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await expect(page.getByRole('log').getByText('Lamput vaihdettiin tänään.')).toBeInViewport();
    await expect(page.locator('[data-announcer]')).toHaveText('Vastaus lähetettiin.');
    await expect(page.getByRole('heading', { name: before.title })).toBeFocused();
    if (process.env['LOOK_SHOTS']) await page.screenshot({ path: `${process.env['LOOK_SHOTS']}/after-act-${width}.png` });
  });
}
