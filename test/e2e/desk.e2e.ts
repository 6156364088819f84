import { expect, type Locator, type Page } from '@playwright/test';
import { codeOn, NAMES, signedIn, test, unique, visitor } from './support/people.js';
import { complaintsOf } from './support/watched.js';

const TABLET = { viewport: { width: 768, height: 1024 }, hasTouch: true };
const words = (page: Page) => page.getByRole('textbox', { name: 'Mitä kävijä haluaa sanoa?' });
const open = (page: Page) => page.getByRole('button', { name: 'Avaa asia' });
const slipOn = (page: Page) => page.getByRole('article', { name: 'Seurantalappu' });

async function atDesk(page: Page): Promise<void> {
  await expect(page.getByText('Olohuone: Malmi')).toBeVisible();
}

/** Opens a visit, and gives the code and the key of its slip. */
async function visit(page: Page, text: string): Promise<{ code: string; key: string }> {
  await words(page).fill(text);
  await open(page).click();
  await expect(slipOn(page)).toBeVisible();
  return { code: await codeOn(page), key: await page.locator('.slip-key').innerText() };
}

test('from the visitor to the slip in under 20 seconds and six touches, and the next visitor sees none of it', async ({ browser }) => {
  const page = await signedIn(browser, 'leena', '/desk', TABLET);
  const complaints = complaintsOf(page);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.reload();
  await atDesk(page);
  let touches = 0;
  const touch = async (what: Locator) => {
    touches += 1;
    await what.tap();
  };
  const began = Date.now();
  await touch(page.getByRole('radio', { name: 'Svenska' }));
  await touch(words(page));
  // As fast as somebody types who is used to it: 60 words a minute.
  await page.keyboard.type('Lampan i parken lyser inte.', { delay: 200 });
  await touch(open(page));
  await expect(page.locator('.slip-code')).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  const seconds = (Date.now() - began) / 1000;
  await touch(page.getByRole('button', { name: 'Tulosta lappu' }));
  console.log(`visit to slip: ${seconds.toFixed(1)} s, ${touches} touches with printing`);
  expect(seconds).toBeLessThan(20);
  expect(touches).toBeLessThan(6);
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');

  const slip = page.locator('article.slip');
  await expect(slip).toHaveAttribute('lang', 'sv');
  await expect(slip).toContainText('jourteamet');
  await expect(slip.getByRole('img')).toBeVisible();
  const key = await page.locator('.slip-key').innerText();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Seuraava kävijä' })).toBeHidden();
  await expect(slip).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: 'Seuraava kävijä' }).tap();
  await expect(words(page)).toHaveValue('');
  expect(await page.content()).not.toContain(key);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(key);
  expect(complaints).toEqual([]);
});

test('without a network the visit is kept, promises no code, outlives a second window, and goes out once', async ({ browser }) => {
  const page = await signedIn(browser, 'leena', '/desk', TABLET);
  const other = await page.context().newPage();
  await other.goto('/desk');
  await atDesk(page);
  await atDesk(other);
  const word = unique();
  let sent = 0;
  page.context().on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/visits')) sent += 1;
  });
  await page.context().setOffline(true);
  await words(page).fill(`Silta ${word} on liukas.`);
  await open(page).click();
  await expect(page.getByText('Käynti on tallessa tällä laitteella, mutta ei vielä kaupungilla')).toBeVisible();
  await expect(page.getByText('Ei vielä kaupungilla', { exact: true })).toBeVisible();
  await expect(page.locator('.slip-code')).toHaveCount(0);
  await expect(other.getByText(`Silta ${word} on liukas.`)).toBeVisible();
  await expect(words(page)).toHaveValue('');

  await page.context().setOffline(false);
  await expect(page.getByText('Ei vielä kaupungilla', { exact: true })).toHaveCount(0, { timeout: 40_000 });
  await expect(other.getByText('Ei vielä kaupungilla', { exact: true })).toHaveCount(0);
  expect(sent).toBeGreaterThan(0);
  const aino = await signedIn(browser, 'aino');
  await expect(aino.getByRole('link', { name: new RegExp(word) })).toHaveCount(1);
});

test('a visit that was kept goes out after a reload and a new sign-in, and its slip is shown', async ({ browser }) => {
  const page = await signedIn(browser, 'leena', '/desk', TABLET);
  await atDesk(page);
  const word = unique();
  await words(page).fill(`Portti ${word} ei aukea.`);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await open(page).click();
  await expect(page.getByText('Kirjautumisesi päättyi')).toBeVisible();
  await expect(page.getByText(`Portti ${word} ei aukea.`)).toBeVisible();
  await page.reload();
  await expect(page.getByText('Yksi käynti ei ole vielä kaupungilla')).toBeVisible();
  expect(cookies.length).toBeGreaterThan(0);
  await page.getByRole('main').getByRole('link', { name: 'Kirjaudu' }).click();
  await page.getByRole('button', { name: NAMES.leena }).click();
  await page.waitForURL('**/desk');
  await expect(page.locator('.slip-code')).toBeVisible();
  await expect(page.getByText('Ei vielä kaupungilla', { exact: true })).toHaveCount(0);
});

test('the case goes on at another desk by the slip’s code and key, never by the code alone; its owner says that they come', async ({
  browser,
}) => {
  const first = await signedIn(browser, 'leena', '/desk', TABLET);
  await atDesk(first);
  const word = unique();
  const { code, key } = await visit(first, `Hiekoitus ${word} puuttuu.`);

  const page = await signedIn(browser, 'leena', '/desk', TABLET);
  await atDesk(page);
  await page.getByRole('button', { name: 'Jatka lapulla' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Seurantakoodi' }).fill(code);
  await dialog.getByRole('button', { name: 'Jatka asiaa' }).click();
  await expect(dialog.getByText('Avaimessa on virhe', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Avain' }).fill(key.slice(0, -9) + [...key.slice(-9)].reverse().join(''));
  await dialog.getByRole('button', { name: 'Jatka asiaa' }).click();
  await expect(dialog.getByRole('alert')).toContainText('eivät sovi yhteen');
  await dialog.getByRole('textbox', { name: 'Avain' }).fill(key);
  await dialog.getByRole('button', { name: 'Jatka asiaa' }).click();
  await expect(page.getByRole('heading', { name: 'Kävijä jatkaa asiaansa' })).toBeVisible();

  const owner = await signedIn(browser, 'aino');
  await owner.getByRole('link', { name: new RegExp(word) }).click();
  await owner.getByRole('article').first().getByRole('button', { name: 'Minä vastaan' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  await owner.getByRole('button', { name: 'Tulen olohuoneeseen' }).click();
  await owner.getByRole('dialog').getByRole('radio', { name: '10 min' }).check();
  await owner.getByRole('dialog').getByRole('button', { name: 'Tulen olohuoneeseen' }).click();
  await expect(owner.getByText('Kerroit: tulet noin 10 minuutissa', { exact: false })).toBeVisible();
  const visits = page.getByRole('region', { name: 'Käynnit nyt' });
  await expect(visits.getByText(`${NAMES.aino} tulee olohuoneeseen noin 10 minuutissa`)).toBeVisible({ timeout: 30_000 });
  await expect(visits).not.toContainText(word);
});

test('a tablet in a visitor’s hands has no host’s rights, clears itself, and is left by signing in anew', async ({ browser }) => {
  const page = await signedIn(browser, 'leena', '/desk', TABLET);
  await atDesk(page);
  await page.getByRole('button', { name: 'Kävijä kirjoittaa itse' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anna laite kävijälle' }).click();
  await page.waitForURL('**/desk/itse');
  await page.clock.install();
  await page.reload();
  const field = page.getByRole('textbox', { name: 'Mitä haluat sanoa?' });
  await field.fill(`Penkki ${unique()} on rikki.`);
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(slipOn(page)).toBeVisible();
  const key = await page.locator('.slip-key').innerText();
  for (const path of ['/me', '/visits/mine', '/cases', '/desk/devices'])
    expect((await page.request.get(`/api/v1${path}`)).status(), path).toBe(401);

  await page.clock.fastForward(61_000);
  await expect(page.getByRole('alertdialog', { name: 'Oletko vielä siinä?' })).toBeVisible();
  await page.clock.fastForward(21_000);
  await expect(field).toHaveValue('');
  await expect(slipOn(page)).toHaveCount(0);
  expect(await page.content()).not.toContain(key);
  await page.goto('/desk');
  await page.waitForURL('**/desk/itse');
  await page.getByRole('link', { name: 'Henkilökunnalle' }).click();
  await expect(page.getByRole('button', { name: NAMES.leena })).toBeVisible();
});

test('the slip prints again from its own link, and the key is gone from the address', async ({ browser }) => {
  const host = await signedIn(browser, 'leena', '/desk', TABLET);
  await atDesk(host);
  const { code, key } = await visit(host, `Roskis ${unique()} on täynnä.`);
  const page = await visitor(browser);
  await page.goto(`/lappu#key=${key}`);
  await expect(page.locator('.slip-code')).toHaveText(code);
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('radio', { name: 'Kuittirulla 80 mm' }).check();
  await expect(page.locator('article.slip')).toHaveClass(/slip-receipt/);
});
