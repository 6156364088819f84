import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import { Product } from '../support/product.js';
import { ENVIRONMENT } from './global-setup.js';
import { codeOn, NAMES, openInChat, signedIn, test, unique, visitor } from './support/people.js';

const POLICIES_FILE = resolve(`.tmp/short-policies-${process.pid}.json`);
let product: Product;

/** The city's policies, but nobody waits long. */
function shortPolicies(): unknown {
  const file = JSON.parse(readFileSync('config/policies.json', 'utf8')) as { $schema?: string; policies: { live: unknown }[] };
  delete file.$schema;
  for (const policy of file.policies)
    policy.live = { ladder: ['duty', 'duty_all', 'mayor'].map((tell) => ({ tell, wait: tell === 'mayor' ? 'PT10M' : 'PT3S' })) };
  return file;
}

test.beforeAll(async () => {
  mkdirSync('.tmp', { recursive: true });
  writeFileSync(POLICIES_FILE, JSON.stringify(shortPolicies()));
  product = await Product.start({ env: { ...ENVIRONMENT, POLICIES_FILE } });
});
test.afterAll(async () => {
  await product?.stop();
  rmSync(POLICIES_FILE, { force: true });
});

test('nobody takes it: it climbs to the participation mayor by itself, who sees it come and takes it', async ({ browser }) => {
  const at = { baseURL: product.url };
  const mayor = await signedIn(browser, 'pormestari', '/pormestari', at);
  const resident = await visitor(browser, at);
  const word = unique();
  await expect(mayor.getByRole('heading', { name: 'Sinulle nousseet asiat' })).toBeVisible();
  await openInChat(resident, `Hissi ${word} on rikki, enkä pääse kotiin.`);

  const card = mayor.getByRole('main').getByRole('listitem').filter({ hasText: word });
  await expect(card).toBeVisible({ timeout: 30_000 });
  await expect(resident.getByRole('main')).toContainText(NAMES.pormestari);
  await card.getByRole('button', { name: 'Minä vastaan' }).click();
  await mayor.getByRole('dialog').getByRole('button', { name: 'Minä vastaan' }).click();
  await expect(resident.getByRole('main')).toContainText(`${NAMES.pormestari} vastaa tästä`);

  // That nobody came in time stays to be seen.
  const passerBy = await visitor(browser, at);
  await passerBy.goto(`/s/${await codeOn(resident)}`);
  const timeline = passerBy.getByRole('region', { name: 'Tapahtumat' });
  await expect(timeline.getByText('Määräaika ylittyi: vastuun ottaminen')).toHaveCount(2);
  await expect(timeline).toContainText(`${NAMES.pormestari} sanoi: minä vastaan`);
});
