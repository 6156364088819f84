import { expect, type Locator, type Page } from '@playwright/test';
import { openByForm } from './support/api.js';
import { NAMES, signedIn, test, unique, visitor } from './support/people.js';

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, atMost = 60): Promise<void> {
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(target)} cannot be reached by Tab`);
}

test('a resident writes and sends by keyboard alone; the news get the focus', async ({ browser }) => {
  const page = await visitor(browser);
  const word = unique();
  await page.goto('/');
  await tabTo(page, page.getByRole('textbox', { name: 'Mitä haluat sanoa?' }));
  await page.keyboard.type(`Penkki ${word} on rikki.`);
  await tabTo(page, page.getByRole('button', { name: 'Lähetä', exact: true }), 4);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Viestit' })).toContainText(word);
  await expect(page.locator('#status-title')).toBeFocused();
});

test('the first Tab on a page offers to skip to its content', async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Siirry sisältöön' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('an official takes a case by keyboard alone; a dialog keeps the focus and gives it back', async ({ browser, request }) => {
  const word = unique();
  await openByForm(request, `Aita ${word} on kaatunut.`);
  const page = await signedIn(browser, 'petri');
  const row = page.getByRole('link', { name: new RegExp(word) });
  await expect(row).toBeVisible();
  await tabTo(page, page.locator('a[data-case]').first());
  for (let presses = 0; presses < 60 && !(await row.evaluate((element) => element === document.activeElement)); presses += 1)
    await page.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#case-title')).toBeFocused();

  const take = page.getByRole('article').getByRole('button', { name: 'Minä vastaan' });
  await tabTo(page, take);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  for (let presses = 0; presses < 5; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(take).toBeFocused();

  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Minä vastaan' }), 6);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('article').first()).toContainText(NAMES.petri);
});

test('a key only opens the dialog, and does nothing while the list has no focus', async ({ browser, request }) => {
  const word = unique();
  await openByForm(request, `Kaide ${word} heiluu.`);
  const page = await signedIn(browser, 'petri');
  const row = page.getByRole('link', { name: new RegExp(word) });
  await expect(row).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog')).toBeHidden();
  await row.focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Minä vastaan' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article').first()).toContainText('Odottaa ottajaa');
});
