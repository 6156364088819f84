import { expect, type Page } from '@playwright/test';
import { codeOn, openInChat, signedIn, test, unique, visitor } from './support/people.js';

const AWAY = {
  status: 503,
  headers: { 'retry-after': '1' },
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: '/problems/unavailable',
    title: 'Palvelu ei ole juuri nyt käytettävissä.',
    status: 503,
    code: 'unavailable',
  }),
};
const WRITES = '**/api/v1/**';

/** Every write is answered "not now". */
async function serverAway(page: Page): Promise<void> {
  await page.route(WRITES, (route) => (route.request().method() === 'POST' ? route.fulfill(AWAY) : route.fallback()));
}

test('the form: the words stay when the server cannot, and go with the next press, once', async ({ browser }) => {
  const page = await visitor(browser);
  const words = `Valo ${unique()} vilkkuu.`;
  await page.goto('/lomake');
  const field = page.getByRole('textbox', { name: 'Mitä haluat sanoa?' });
  await field.fill(words);
  await serverAway(page);
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(page.getByRole('alert').first()).toContainText('Palvelu ei ole juuri nyt');
  await expect(field).toHaveValue(words);
  await page.unroute(WRITES);
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(page.getByRole('log', { name: 'Viestit' })).toContainText(words);
});

test('an official: the words stay in the field, and go with the next press, once', async ({ browser }) => {
  const resident = await visitor(browser);
  const word = unique();
  await openInChat(resident, `Portti ${word} ei aukea.`);
  const page = await signedIn(browser, 'maija');
  await page.getByRole('link', { name: new RegExp(word) }).click();
  await page.getByRole('article').getByRole('button', { name: 'Minä vastaan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  const field = page.getByRole('textbox', { name: 'Viesti asukkaalle' });
  await field.fill('Huoltomies on tulossa.');
  await serverAway(page);
  await page.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(field).toHaveValue('Huoltomies on tulossa.');
  await page.unroute(WRITES);
  await page.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(field).toHaveValue('');
  await expect(resident.getByRole('log').getByText('Huoltomies on tulossa.')).toHaveCount(1);
});

test('the chat without a network: the words are kept over a reload, and are sent when it is back, once', async ({ browser }) => {
  const page = await visitor(browser);
  const aino = await signedIn(browser, 'aino');
  const word = unique();
  await page.goto('/');
  const field = page.getByRole('textbox', { name: 'Mitä haluat sanoa?' });
  await expect(field).toBeVisible();
  await page.context().setOffline(true);
  await field.fill(`Silta ${word} on liukas.`);
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(page.getByText('Verkkoyhteys puuttuu.')).toBeVisible();
  await expect(page.locator('main')).toContainText('Tekstisi on tallessa');
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByRole('log', { name: 'Viestit' })).toContainText(word, { timeout: 30_000 });
  await expect(page.locator('main')).toContainText('Asia on perillä');
  await expect(aino.getByRole('link', { name: new RegExp(word) })).toHaveCount(1);
});

test('a message written while the line is cut goes by itself when it is back, without a reload', async ({ browser }) => {
  const page = await visitor(browser);
  await openInChat(page, `Ikkuna ${unique()} on rikki.`);
  await page.context().setOffline(true);
  await page.getByRole('textbox', { name: 'Kirjoita lisää' }).fill('Lasia on jalkakäytävällä.');
  await page.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(page.getByRole('log')).toContainText('lähetetään…');
  await page.context().setOffline(false);
  await expect(page.getByRole('log')).not.toContainText('lähetetään…', { timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole('log').getByText('Lasia on jalkakäytävällä.')).toHaveCount(1);
});

test('two tabs of one resident: each shows what the other wrote, once', async ({ browser }) => {
  const first = await visitor(browser);
  await openInChat(first, `Kello ${unique()} jätättää.`);
  const second = await first.context().newPage();
  await second.goto(`/s/${await codeOn(first)}`);
  await first.getByRole('textbox', { name: 'Kirjoita lisää' }).fill('Tämä tuli ensimmäisestä.');
  await first.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(second.getByRole('log').getByText('Tämä tuli ensimmäisestä.')).toHaveCount(1);
  await second.getByRole('textbox', { name: 'Kirjoita lisää' }).fill('Tämä tuli toisesta.');
  await second.getByRole('button', { name: 'Lähetä viesti' }).click();
  await expect(first.getByRole('log').getByText('Tämä tuli toisesta.')).toHaveCount(1);
  for (const page of [first, second]) {
    await page.reload();
    await expect(page.getByRole('log').getByRole('article')).toHaveCount(3);
  }
});
