import { expect, test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

/** The demo people as the sign-in page shows them. */
export const NAMES = {
  aino: 'Aino Lehtinen',
  eero: 'Eero Mäkelä',
  maija: 'Maija Lindqvist',
  petri: 'Petri Virtanen',
  leena: 'Leena Rantanen',
  pormestari: 'Katri Salminen',
  yllapito: 'Tuomas Heikkilä',
} as const;
export type Who = keyof typeof NAMES;

/** A test after which everybody goes home: pages left open would go on counting seconds and slow down all tests to come. */
export const test = base.extend<{ everybodyGoesHome: undefined }>({
  everybodyGoesHome: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

/** Somebody with a browser of their own. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** Signs in by picking the name, as a person would. */
export async function signIn(page: Page, who: Who, to = '/tyo'): Promise<void> {
  await page.goto(`/auth/login?returnTo=${encodeURIComponent(to)}`);
  await page.getByRole('button', { name: NAMES[who] }).click();
  await page.waitForURL(`**${to}`);
}

export async function signedIn(browser: Browser, who: Who, to = '/tyo', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await visitor(browser, options);
  await signIn(page, who, to);
  return page;
}

/** The resident's first word in the chat. Resolves when the case is there. */
export async function openInChat(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Mitä haluat sanoa?' }).fill(text);
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await expect(page.getByRole('log', { name: 'Viestit' })).toContainText(text);
}

/** The tracking code that stands on a page. */
export async function codeOn(page: Page): Promise<string> {
  const code = page.locator('.code').first();
  await expect(code).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  return code.innerText();
}

let told = 0;
/** A word that is nowhere else. */
export const unique = (): string => `tunnus${process.pid}x${(told += 1)}`;
