import { expect, type Page } from '@playwright/test';
import { openInChat, signedIn, test, unique, visitor } from './support/people.js';

const panel = (page: Page) => page.getByRole('region', { name: /Asukkaat odottavat/ });
const offer = (page: Page, text: string) => panel(page).getByRole('listitem').filter({ hasText: text });

/** Changes how somebody stands, in the header. */
async function stand(page: Page, word: string): Promise<void> {
  await page.getByRole('button', { name: /^(Paikalla|Varattu|Poissa|Ei päivystä)/ }).click();
  const choice = page.getByRole('radio', { name: new RegExp(`^${word}`) });
  await choice.click();
  await expect(choice).toBeChecked();
  await page.keyboard.press('Escape');
}

test('a resident who waits is offered on every page of who is there, and vanishes when the first has taken', async ({ browser }) => {
  const aino = await signedIn(browser, 'aino', '/tyo/asetukset');
  const again = await aino.context().newPage();
  await again.goto('/tyo/vuorot');
  const eero = await signedIn(browser, 'eero', '/tyo');
  await expect(aino.getByRole('button', { name: /^Paikalla/ })).toBeVisible();
  await expect(eero.getByRole('button', { name: /^Paikalla/ })).toBeVisible();

  const text = `Koulun pihan valot ovat rikki ${unique()}`;
  const resident = await visitor(browser);
  await openInChat(resident, text);
  for (const page of [aino, again, eero]) await expect(offer(page, text)).toBeVisible();
  await expect(aino).toHaveTitle(/^\(\d+\) Asetukset/);

  await offer(aino, text)
    .getByRole('button', { name: /^Ei nyt/ })
    .click();
  await expect(offer(aino, text)).toHaveCount(0);
  await expect(offer(again, text)).toHaveCount(0);

  await offer(eero, text)
    .getByRole('button', { name: /^Minä vastaan/ })
    .click();
  await eero.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  await eero.waitForURL(/\/tyo\/[0-9a-f-]{36}/);
  await expect(eero.getByRole('heading', { name: text })).toBeVisible();
  await expect(offer(eero, text)).toHaveCount(0);
  await expect(resident.getByText('Eero Mäkelä').first()).toBeVisible();
});

test('who is busy is not asked, and says so on both of their pages', async ({ browser }) => {
  const petri = await signedIn(browser, 'petri', '/tyo');
  const again = await petri.context().newPage();
  await again.goto('/tyo/vuorot');
  await stand(petri, 'Varattu');
  await expect(again.getByRole('button', { name: /^Varattu/ })).toBeVisible();
  const text = `Hiekoitus puuttuu mäestä ${unique()}`;
  await openInChat(await visitor(browser), text);
  // Others see that somebody waits; Petri finds it in the list all the same.
  await expect(petri.locator('a[data-case]').filter({ hasText: text })).toBeVisible();
  await expect(offer(petri, text)).toHaveCount(0);
  await stand(again, 'Paikalla');
  await expect(petri.getByRole('button', { name: /^Paikalla/ })).toBeVisible();
});
