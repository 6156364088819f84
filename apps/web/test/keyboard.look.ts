import { expect, test, type Page } from '@playwright/test';
import * as fixtures from '../src/testing/fixtures.js';
import { canned, staff } from './canned.js';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
const CASE = fixtures.waitingFull.id;

test('taking a case by keyboard alone: a key opens, Enter commits, Escape leads back', async ({ page }) => {
  const taken = { ...fixtures.ownedFull, id: CASE };
  await canned(page, staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.waitingFull, [`POST /cases/${CASE}/take`]: taken }));
  await page.goto('/tyo');
  const row = page.getByRole('link', { name: /Koulun piha on pimeä/ });
  await row.focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Minä vastaan' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await focused(page)).not.toBe('');
  await page.getByRole('button', { name: 'Minä vastaan' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Minä vastaan' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('[data-announcer]')).toHaveText('Vastaat nyt tästä asiasta.');
});

test('focus returns to the menu after a dialog', async ({ page }) => {
  await canned(page, staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.ownedFull }));
  await page.goto(`/tyo/${CASE}`);
  const menu = page.getByRole('button', { name: 'Muut toimet' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Lupaa valmistumispäivä' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
});

test('the first words by keyboard: from the address bar to the button', async ({ page }) => {
  await canned(page, {});
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Mitä haluat sanoa?' });
  await field.waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Siirry sisältöön');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.type('Hei');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Lähetä' })).toBeFocused();
});

for (const [name, url, answers] of [
  ['home', '/', {}],
  ['track', '/s/KX74-PD2M-H', { 'GET /track/KX74PD2MH': fixtures.ownedCase }],
  ['case', `/tyo/${CASE}`, staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.ownedFull })],
] as const) {
  test(`${name} stands twice the text and forced colours`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 640, height: 900 });
    await canned(page, answers);
    await page.goto(url);
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
    const shots = process.env['LOOK_SHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/large-${name}.png`, fullPage: true });
  });
}
