import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = process.env.CHROMIUM_PATH ?? usual.find((path) => existsSync(path));
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** The whole product in a real browser. `CHROMIUM_PATH` names the browser where it is not in a usual place. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../.tmp/e2e-results',
  globalSetup: './global-setup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    launchOptions: { executablePath: chromium, args: flags.split(' ') },
    trace: 'retain-on-failure',
  },
});
