import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { openStage, RESIDENT } from './stage.js';
import { ToyCity } from './toy-city.js';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM_PATH ?? USUAL.find((path) => existsSync(path));
const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const WHATSAPP = '+358931000001';
const OFFICIAL = '+358401111111';
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe('the page with the telephones, in a real browser', () => {
  let browser: Browser;
  let stage: Awaited<ReturnType<typeof openStage>>;
  const problems: string[] = [];

  beforeAll(async () => {
    if (!executablePath) throw new Error('no Chromium: CHROMIUM_PATH names it');
    browser = await chromium.launch({ executablePath, args: ARGS.split(' ') });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    problems.length = 0;
    stage = await openStage(
      {
        clock: 'real',
        handsets: [
          { number: RESIDENT, name: 'Asukkaan kännykkä' },
          { number: '+358912345678', name: 'Asukkaan lankapuhelin', behaviour: { texts: 'landline' } },
          { number: '+358457654321', name: 'Salattu numero', behaviour: { hidden: true } },
          { number: OFFICIAL, name: 'Aino Lehtinen' },
        ],
      },
      (url) => [{ number: WHATSAPP, name: 'Vastuulinja WhatsApp', smsUrl: `${url}/sms` }],
    );
    new ToyCity(stage, [OFFICIAL]);
    stage.program.on('/sms', () => '<?xml version="1.0"?><Response><Message>Kiitos viestistä. Tunnus BAT-1.</Message></Response>');
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await stage.close();
    expect(problems).toEqual([]);
  });

  async function open(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fi-FI' });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(stage.simulator.url);
    await page.getByRole('heading', { name: 'Asukkaan kännykkä' }).waitFor();
    return page;
  }

  const shoot = (page: Page, name: string) =>
    process.env.SCREENSHOTS ? page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, fullPage: true }) : undefined;

  it.each([1280, 320])('calls, answers, talks and texts at %i px, and axe finds nothing', async (width) => {
    const page = await open(width);
    const phone = (name: string) => page.getByRole('article', { name });
    const resident = phone('Asukkaan kännykkä');
    const official = phone('Aino Lehtinen');
    await resident.getByRole('button', { name: 'Soita linjalle' }).click();
    await resident.getByText('Suomeksi paina yksi.').waitFor();
    // By the keyboard's own digits, on the keypad.
    await resident.getByRole('button', { name: '5', exact: true }).focus();
    await page.keyboard.press('1');
    await official.getByRole('button', { name: 'Vastaa' }).waitFor();
    await shoot(page, `ringing-${width}`);
    await official.getByRole('button', { name: 'Vastaa' }).click();
    await official.getByText('Ota vastaan painamalla yksi.').waitFor();
    await official.getByRole('button', { name: '1', exact: true }).click();
    await resident.getByText(`Sinulle vastaa ${OFFICIAL}.`).waitFor();
    await stage.simulator.phone(OFFICIAL).call!.talks();
    await resident.getByLabel('Puhu puhelimeen').fill('Katuvalo on rikki.');
    await resident.getByRole('button', { name: 'Sano' }).click();
    await official.getByRole('log').getByText('Katuvalo on rikki.').waitFor();
    await resident.locator('summary', { hasText: 'Viestit' }).click();
    await resident.getByLabel('Viesti linjalle').fill('Missä asia on?');
    await resident.getByRole('button', { name: 'Lähetä' }).click();
    await resident.getByText('Kiitos viestistä. Tunnus BAT-1.').waitFor();
    await resident.getByLabel('Mihin numeroon').selectOption(WHATSAPP);
    await resident.getByLabel('Viesti linjalle').fill('Ja toinen.');
    await resident.getByRole('button', { name: 'Lähetä' }).click();
    await resident.getByText(`whatsapp:${WHATSAPP}`).waitFor();
    await shoot(page, `talking-${width}`);

    await official.getByRole('button', { name: 'Lopeta puhelu' }).focus();
    expect((await new AxeBuilder({ page }).withTags(WCAG).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(
      0,
    );

    await official.getByRole('button', { name: 'Lopeta puhelu' }).click();
    await resident.getByText('Puhelu päättyi').waitFor();
    // What was in the hand is gone: the focus stays on this telephone.
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Soita linjalle');
    await shoot(page, `over-${width}`);
  });

  it('speaks three languages, and adds a telephone', async () => {
    const page = await open(1280);
    await page.getByLabel('Kieli').selectOption('sv');
    await page.getByRole('heading', { name: 'Telefonsimulator' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    await page.getByLabel('Språk').selectOption('en');
    await page.getByRole('textbox', { name: 'Number' }).fill('+358 44 765 4321');
    await page.getByRole('textbox', { name: 'Name' }).fill('Neighbour');
    await page.locator('#add').getByLabel('When it is called').selectOption('busy');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const added = page.getByRole('article', { name: 'Neighbour' });
    await added.locator('.badges').getByText('is busy').waitFor();
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Call the line');
    expect((await new AxeBuilder({ page }).withTags(WCAG).analyze()).violations).toEqual([]);
  });
});
