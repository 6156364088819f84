import { expect } from '@playwright/test';
import { signedIn, test, visitor } from './support/people.js';

test('a resident leaves a number as people write it; the owner calls back from the case, and ends the call', async ({ browser }) => {
  const resident = await visitor(browser);
  await resident.goto('/lomake');
  await resident.getByRole('textbox', { name: 'Mitä haluat sanoa?' }).fill('Soittakaa minulle, hissi on rikki.');
  const phone = resident.getByRole('textbox', { name: /Puhelinnumero/ });
  const send = resident.getByRole('button', { name: 'Lähetä', exact: true });
  await phone.fill('040 12');
  await send.click();
  await expect(resident.getByText(/Kirjoita numero suuntanumeroineen/)).toBeVisible();
  await phone.fill('045 123 4567');
  await send.click();
  await resident.waitForURL('**/s/**');

  const aino = await signedIn(browser, 'aino');
  await aino
    .getByRole('link', { name: /hissi on rikki/ })
    .first()
    .click();
  await aino.getByRole('article').getByRole('button', { name: 'Minä vastaan' }).click();
  await aino.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  await expect(aino.getByRole('link', { name: '+358 45 123 4567' })).toBeVisible();
  await aino.getByRole('button', { name: 'Soita', exact: true }).click();
  await expect(aino.getByRole('dialog')).toContainText('Puhelimesi soi ensin.');
  await aino.getByRole('button', { name: 'Soita nyt' }).click();
  await expect(aino.getByText('Puhelimesi soi. Vastaa ja paina 1.').first()).toBeVisible();
  await aino.getByRole('button', { name: 'Lopeta puhelu' }).click();
  await expect(aino.getByText('Ei saatu kiinni')).toBeVisible({ timeout: 45_000 });
  await expect(aino.getByRole('button', { name: 'Soita', exact: true })).toBeVisible();
});

test('the start page names the line’s number, and 112 before anything is sent', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('a[href^="tel:+358"]')).toBeVisible();
  await page.getByRole('textbox', { name: 'Mitä haluat sanoa?' }).fill('Apua, talossa on tulipalo');
  await expect(page.getByRole('alert')).toContainText('Hätätilanteessa soita 112');
  await expect(page.getByRole('link', { name: 'Soita 112' })).toHaveAttribute('href', 'tel:112');
});

test('an official gives their own number, and takes it away', async ({ browser }) => {
  const eero = await signedIn(browser, 'eero', '/tyo/asetukset');
  const own = eero.locator('section[aria-labelledby=own-phone]');
  const phone = own.getByRole('textbox', { name: 'Puhelinnumero' });
  const before = await phone.inputValue();
  await phone.fill('050 765 4321');
  await own.getByRole('button', { name: 'Tallenna' }).click();
  await expect(phone).toHaveValue('+358 50 765 4321');
  await eero.getByRole('button', { name: 'Poista numero' }).click();
  await expect(eero.getByText('Puhelimesi ei enää soi.', { exact: false })).toBeVisible();
  await expect(phone).toHaveValue('');
  await phone.fill(before);
  await own.getByRole('button', { name: 'Tallenna' }).click();
  await expect(phone).toHaveValue(before);
});
