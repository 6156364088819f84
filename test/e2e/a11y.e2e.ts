import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { openByForm } from './support/api.js';
import { signIn, test, visitor, type Who } from './support/people.js';
import { complaintsOf } from './support/watched.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Pictures to look at by eye; never committed. */
const SCREENS = '.tmp/screens';

/** One thing to look at: where it is, and what is done there first. */
interface Scene {
  name: string;
  path: string | ((page: Page) => Promise<string>);
  /** Answers that this page asks for knowing that they may be refused. */
  refused?: number[];
  then?: (page: Page) => Promise<void>;
  /** The same page in another state: its words are those of others, so it is looked at in Finnish alone. */
  inFinnish?: true;
}

const RESIDENT: Scene[] = [
  { name: 'chat', path: '/' },
  { name: 'chat-empty-sent', inFinnish: true, path: '/', then: (page) => page.locator('main form button[type=submit]').first().click() },
  {
    name: 'chat-emergency',
    inFinnish: true,
    path: '/',
    then: (page) => page.locator('main form textarea').first().fill('Apua, talossa on tulipalo'),
  },
  { name: 'form', path: '/lomake' },
  {
    name: 'village',
    path: '/kyla',
    then: async (page) => {
      await page.locator('summary').nth(1).click();
      await page.locator('details[open] .village-list button').first().click();
    },
  },
  { name: 'follow', path: '/seuraa' },
  { name: 'track', path: aNewCode },
  { name: 'track-miswritten', path: '/s/AAAA-AAAA-A' },
  { name: 'nowhere', path: '/ei/ole', refused: [404] },
  { name: 'signed-out', path: '/tyo', refused: [401] },
  { name: 'my-case', path: async (page) => `${await aNewCode(page)}#key=${lastKey}` },
  { name: 'my-case-chat', path: '/' },
  { name: 'slip', path: async (page) => (await aNewCode(page), `/lappu#key=${lastKey}`) },
];
const AINO: Scene[] = [
  ...['waiting', 'mine', 'asked', 'escalated', 'all'].map((view) => ({ name: `inbox-${view}`, path: `/tyo?view=${view}` })),
  { name: 'case-waiting', path: '/tyo', then: (page) => openFirst(page) },
  {
    name: 'case-take',
    inFinnish: true,
    path: '/tyo',
    then: async (page) => (await openFirst(page), await page.locator('article .button-primary').first().click()),
  },
  { name: 'case-mine', path: '/tyo?view=mine', then: (page) => openFirst(page) },
  {
    name: 'case-answer',
    inFinnish: true,
    path: '/tyo?view=mine',
    then: async (page) => (await openFirst(page), await page.getByRole('tab').nth(2).click()),
  },
  { name: 'case-asked', inFinnish: true, path: '/tyo?view=asked', then: (page) => openFirst(page) },
  {
    name: 'case-of-others',
    path: '/tyo?view=escalated',
    refused: [404],
    then: (page) =>
      opened(
        page,
        page
          .locator('a[data-case]')
          .filter({ hasText: /Toisen asia|Någon annans|Somebody else/ })
          .first(),
      ),
  },
  { name: 'settings', path: '/tyo/asetukset' },
  {
    name: 'settings-steps',
    inFinnish: true,
    path: '/tyo/asetukset',
    then: (page) => page.getByRole('button', { name: 'Lisää vaihe' }).click(),
  },
  { name: 'presence', inFinnish: true, path: '/tyo', then: (page) => openPresence(page) },
  { name: 'roster', path: '/tyo/vuorot', then: (page) => shifts(page) },
  { name: 'roster-shift', inFinnish: true, path: '/tyo/vuorot', then: (page) => page.locator('.own-shifts .day-shift').first().click() },
  {
    name: 'roster-away',
    inFinnish: true,
    path: '/tyo/vuorot',
    then: (page) => page.getByRole('button', { name: 'Lisää poissaolo' }).click(),
  },
];
/** The desk stands on a tablet, either way up. */
const LEENA: Scene[] = [
  { name: 'desk', path: '/desk' },
  { name: 'desk-continue', inFinnish: true, path: '/desk', then: (page) => page.locator('.desk-head button').first().click() },
  { name: 'desk-contact', inFinnish: true, path: '/desk', then: (page) => page.locator('main summary').click() },
  {
    name: 'desk-slip',
    path: '/desk',
    then: async (page) => {
      await page.locator('main textarea').fill('Lamppu ei pala.');
      await page.locator('main form button[type=submit]').click();
      await expect(page.locator('.slip-code')).toBeVisible();
    },
  },
  // The last: whoever is signed in is signed out by it.
  {
    name: 'desk-self',
    inFinnish: true,
    refused: [401],
    path: '/desk',
    then: async (page) => {
      await page.locator('.desk-head button').nth(1).click();
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await expect(page.locator('.self textarea')).toBeVisible();
    },
  },
];
const MAYOR: Scene[] = [
  { name: 'mayor', path: '/pormestari' },
  { name: 'mayor-roster', path: '/tyo/vuorot', then: (page) => shifts(page) },
  {
    name: 'mayor-summon',
    inFinnish: true,
    path: '/pormestari',
    then: (page) => page.locator('.mayor-acts .button-secondary').first().click(),
  },
  { name: 'mayor-case', path: '/tyo?view=escalated', then: (page) => openFirst(page) },
];
const ADMINISTRATOR: Scene[] = [
  { name: 'people', path: '/yllapito' },
  { name: 'policies', path: '/yllapito/kaytannot' },
  { name: 'roster-kept', path: '/yllapito/vuorot', then: (page) => shifts(page) },
  {
    name: 'roster-add',
    inFinnish: true,
    path: '/yllapito/vuorot',
    then: (page) => page.getByRole('button', { name: 'Lisää vuoro' }).click(),
  },
  {
    name: 'roster-recurring',
    inFinnish: true,
    path: '/yllapito/vuorot',
    then: (page) => page.getByRole('button', { name: 'Lisää toistuva vuoro' }).click(),
  },
  { name: 'blocks', path: '/yllapito/estetyt' },
  { name: 'rooms', path: '/yllapito/olohuoneet' },
  {
    name: 'room-add',
    inFinnish: true,
    path: '/yllapito/olohuoneet',
    then: (page) => page.locator('main .button-primary').first().click(),
  },
];

let lastKey = '';
async function aNewCode(page: Page): Promise<string> {
  const opened = await openByForm(page.request, 'Ovi narisee kirjastossa.');
  lastKey = opened.residentKey;
  return `/s/${opened.case.trackingCode}`;
}

/** The demo's people have shifts; on narrow screens they stand in the list. */
async function shifts(page: Page): Promise<void> {
  await expect(page.locator('.shift-chip:visible, .day-list .day-shift:visible').first()).toBeVisible();
}

async function openPresence(page: Page): Promise<void> {
  const menu = page.locator('.menu-button');
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: /Paikalla|Varattu|Poissa|Ei päivystä/ }).click();
  await expect(page.getByRole('radio', { name: /Varattu/ })).toBeVisible();
}

async function openFirst(page: Page): Promise<void> {
  await opened(page, page.locator('a[data-case]').first());
}

async function opened(page: Page, row: Locator): Promise<void> {
  await row.click();
  await expect(page.locator('main h2').first()).toBeVisible();
}

/** Nothing is loading any more, and fonts are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function looksGood(page: Page, scene: Scene, language: string, width: number): Promise<void> {
  const where = `${scene.name} ${language} ${width}`;
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`),
    where,
  ).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.lang), where).toBe(language);
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(wide, `${where}: scrolls sideways`).toBeLessThanOrEqual(screen);
  expect(await page.title(), where).not.toBe('');
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}/${scene.name}-${language}-${width}.png`, fullPage: width < 600 });
}

for (const [who, scenes] of [
  [undefined, RESIDENT],
  ['aino', AINO],
  ['pormestari', MAYOR],
  ['yllapito', ADMINISTRATOR],
  ['leena', LEENA],
] as const satisfies [Who | undefined, Scene[]][]) {
  for (const language of ['fi', 'sv', 'en']) {
    for (const width of who === 'leena' ? [1024, 768, 320] : [1280, 320]) {
      test(`${who ?? 'resident'} ${language} ${width}: axe is empty, nothing scrolls sideways, nothing complains`, async ({ browser }) => {
        test.setTimeout(180_000);
        const page = await visitor(browser, { viewport: { width, height: width < 600 ? 700 : 900 }, reducedMotion: 'reduce' });
        await page.addInitScript((chosen) => {
          if (location.protocol.startsWith('http')) localStorage.setItem('batline.language', JSON.stringify(chosen));
        }, language);
        if (who) await signIn(page, who, who === 'leena' ? '/desk' : '/tyo');
        for (const scene of (scenes as Scene[]).filter(({ inFinnish }) => language === 'fi' || !inFinnish)) {
          const path = typeof scene.path === 'string' ? scene.path : await scene.path(page);
          await page.goto('about:blank');
          const complaints = complaintsOf(page, scene.refused);
          await page.goto(path);
          await settled(page);
          if (scene.then) await scene.then(page).then(() => settled(page));
          await looksGood(page, scene, language, width);
          expect(complaints, scene.name).toEqual([]);
          page.removeAllListeners('console');
          page.removeAllListeners('pageerror');
        }
      });
    }
  }
}
