import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import * as fixtures from '../src/testing/fixtures.js';
import { canned, staff, type Answers } from './canned.js';

interface Look {
  name: string;
  url: string;
  answers: Answers;
  /** What this browser remembers. */
  memory?: Record<string, unknown>;
  then?: (page: Page) => Promise<unknown>;
}

const CASE = fixtures.waitingFull.id;
const resident = { hasCase: true, codes: ['KX74-PD2M-H'] };
const phoneCase = (file: unknown, phone: unknown): Answers =>
  staff(fixtures.me, { [`GET /cases/${CASE}`]: file, [`GET /cases/${CASE}/phone`]: phone });
const looks: Look[] = [
  { name: 'home', url: '/', answers: {} },
  { name: 'home-mine', url: '/', answers: { 'GET /my/case': fixtures.myCase }, memory: resident },
  {
    name: 'home-answered',
    url: '/',
    answers: { 'GET /my/case': fixtures.answeredCase },
    memory: resident,
    then: (page) => page.locator('textarea').fill('Kiitos'),
  },
  { name: 'home-line', url: '/', answers: { 'GET /line': fixtures.line } },
  {
    name: 'home-emergency',
    url: '/',
    answers: { 'GET /line': fixtures.line },
    then: (page) => page.locator('textarea').fill('Apua, talossa on tulipalo'),
  },
  { name: 'form', url: '/lomake', answers: {} },
  {
    name: 'form-emergency',
    url: '/lomake',
    answers: {},
    then: (page) => page.locator('textarea').fill('Apua, talossa on tulipalo'),
  },
  {
    name: 'form-village',
    url: '/lomake',
    answers: { 'GET /villages': { items: fixtures.cityVillages } },
    memory: { 'my-villages': { home: '11' } },
    then: async (page) => {
      // Scrolling closes the list: people type where they see the field.
      await page.getByRole('combobox', { name: /Kylä/ }).scrollIntoViewIfNeeded();
      await page.getByRole('combobox', { name: /Kylä/ }).pressSequentially('mus');
      await page.getByRole('option', { name: /Mustikkamaa/ }).click();
    },
  },
  {
    name: 'villages',
    url: '/kyla',
    answers: {
      'GET /villages': { items: fixtures.cityVillages },
      'GET /villages/find': { items: fixtures.cityVillages.slice(0, 1), imported: true },
    },
    memory: { 'my-villages': { home: '19', work: '11' } },
    then: async (page) => {
      await page.locator('input[name=postal-code]').fill('00570');
      await page.keyboard.press('Enter');
      await page.locator('summary').first().click();
      await page.locator('.village-list button').first().click();
    },
  },
  { name: 'follow', url: '/seuraa', answers: {}, memory: { codes: ['KX74-PD2M-H'] } },
  { name: 'track', url: '/s/KX74-PD2M-H', answers: { 'GET /track/KX74PD2MH': fixtures.ownedCase } },
  { name: 'track-wrong', url: '/s/KX74-PD2M-1', answers: {} },
  { name: 'lost', url: '/ei/ole', answers: {} },
  { name: 'inbox', url: '/tyo', answers: staff(fixtures.me) },
  { name: 'case-waiting', url: `/tyo/${CASE}`, answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.waitingFull }) },
  {
    name: 'case-take',
    url: `/tyo/${CASE}`,
    answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.waitingFull }),
    then: (page) => page.getByRole('button', { name: 'Minä vastaan' }).click(),
  },
  { name: 'case-owned', url: `/tyo/${CASE}`, answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.ownedFull }) },
  {
    name: 'case-menu',
    url: `/tyo/${CASE}`,
    answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.ownedFull }),
    then: (page) => page.getByRole('button', { name: 'Muut toimet' }).click(),
  },
  {
    name: 'case-offer',
    url: `/tyo/${CASE}`,
    answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.ownedFull }),
    then: async (page) => {
      await page.getByRole('button', { name: 'Muut toimet' }).click();
      await page.getByRole('menuitem', { name: 'Tarjoa vastuuta toiselle' }).click();
      await page.getByRole('combobox', { name: 'Kenelle?' }).fill('Ee');
      await page.getByRole('option', { name: 'Eero Virtanen' }).waitFor();
    },
  },
  {
    name: 'case-answer',
    url: `/tyo/${CASE}`,
    answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.ownedFull }),
    then: async (page) => {
      await page.getByRole('tab', { name: 'Vastaus' }).click();
      await page.getByRole('radio', { name: /ei voida toteuttaa/ }).check();
      await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    },
  },
  { name: 'case-offered', url: `/tyo/${CASE}`, answers: staff(fixtures.me, { [`GET /cases/${CASE}`]: fixtures.offeredFull }) },
  {
    name: 'inbox-caller',
    url: '/tyo',
    answers: staff(fixtures.me, { 'GET /cases': { items: [...fixtures.summaries, fixtures.waitingCaller] } }),
  },
  { name: 'case-call-waiting', url: `/tyo/${CASE}`, answers: phoneCase(fixtures.waitingCall, fixtures.waitingPhone) },
  {
    name: 'case-call-take',
    url: `/tyo/${CASE}`,
    answers: phoneCase(fixtures.waitingCall, fixtures.waitingPhone),
    then: (page) => page.getByRole('button', { name: 'Minä vastaan' }).click(),
  },
  { name: 'case-call-promised', url: `/tyo/${CASE}`, answers: phoneCase(fixtures.ownedFull, fixtures.promisedPhone) },
  { name: 'case-call-talking', url: `/tyo/${CASE}`, answers: phoneCase(fixtures.ownedFull, fixtures.talkingPhone) },
  {
    name: 'case-call-dialog',
    url: `/tyo/${CASE}`,
    answers: phoneCase(fixtures.ownedFull, fixtures.promisedPhone),
    then: (page) => page.getByRole('button', { name: 'Soita' }).click(),
  },
  {
    name: 'case-call-bring-in',
    url: `/tyo/${CASE}`,
    answers: phoneCase(fixtures.ownedFull, fixtures.talkingPhone),
    then: (page) => page.getByRole('button', { name: 'Ota avustaja mukaan' }).click(),
  },
  {
    name: 'case-call-block',
    url: `/tyo/${CASE}`,
    answers: phoneCase(fixtures.ownedFull, fixtures.promisedPhone),
    then: (page) => page.getByRole('button', { name: 'Estä numero' }).click(),
  },
  { name: 'case-hidden', url: `/tyo/${fixtures.summaries[3]?.id}`, answers: staff(fixtures.me) },
  { name: 'settings', url: '/tyo/asetukset', answers: staff(fixtures.me) },
  { name: 'mayor', url: '/pormestari', answers: staff(fixtures.mayor) },
  { name: 'people', url: '/yllapito', answers: staff(fixtures.administrator) },
  {
    name: 'people-add',
    url: '/yllapito',
    answers: staff(fixtures.administrator),
    then: (page) => page.getByRole('button', { name: 'Lisää henkilö' }).click(),
  },
  { name: 'blocks', url: '/yllapito/estetyt', answers: staff(fixtures.administrator) },
  {
    name: 'rooms',
    url: '/yllapito/olohuoneet',
    answers: staff(fixtures.administrator, { 'GET /living-rooms/kept': { items: [fixtures.keptRoom] } }),
  },
  {
    name: 'room-edit',
    url: '/yllapito/olohuoneet',
    answers: staff(fixtures.administrator, { 'GET /living-rooms/kept': { items: [fixtures.keptRoom] } }),
    then: (page) => page.locator('.people-acts button').first().click(),
  },
  { name: 'policies', url: '/yllapito/kaytannot', answers: staff(fixtures.administrator) },
];

const WIDTHS = [1280, 320];
const LANGUAGES = process.env['LOOK_LANGUAGES']?.split(',') ?? ['fi'];
const SHOTS = process.env['LOOK_SHOTS'];

for (const look of looks) {
  for (const width of WIDTHS) {
    for (const language of LANGUAGES) {
      test(`${look.name} ${language} ${width}`, async ({ page }) => {
        test.skip(look.then !== undefined && language !== 'fi', 'the steps are in Finnish');
        const errors: string[] = [];
        page.on('console', (message) => {
          // A 404 is an answer here: what may not be read is answered like what does not exist.
          if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
        });
        page.on('pageerror', (error) => errors.push(String(error)));
        await page.setViewportSize({ width, height: 800 });
        await page.addInitScript(
          (memory) => {
            for (const [name, value] of Object.entries(memory)) localStorage.setItem(`batline.${name}`, JSON.stringify(value));
          },
          { language, ...look.memory },
        );
        await canned(page, look.answers);
        await page.goto(look.url);
        await page.locator('h1').first().waitFor();
        await page.waitForLoadState('load');
        await page.evaluate(() => document.fonts.ready);
        await expect(page.getByText('Haetaan…')).toHaveCount(0);
        await look.then?.(page);
        await page.evaluate(() =>
          Promise.allSettled(document.getAnimations().map((one) => one.effect?.getTiming().iterations === Infinity || one.finished)),
        );
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/${look.name}-${language}-${width}.png`, fullPage: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const axe = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          // Popovers are put at the end of the page, outside its landmarks.
          .disableRules(['region'])
          .analyze();
        expect(axe.violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.target.join(' '))])).toEqual([]);
        expect(errors.filter((one) => !one.includes('WebSocket'))).toEqual([]);
      });
    }
  }
}
