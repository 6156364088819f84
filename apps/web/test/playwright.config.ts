import { defineConfig } from '@playwright/test';

const out = process.env['LOOK_OUT'] ? `--outDir ${process.env['LOOK_OUT']}` : '';

/**
 * The pages in a real browser against canned answers: looks, axe, overflow, console. Needs `vite build apps/web` first
 * (`LOOK_OUT` names another build). `LOOK_SHOTS` names a folder for pictures, `LOOK_LANGUAGES` more than Finnish.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.look.ts',
  outputDir: '../../../.tmp/look-results',
  fullyParallel: true,
  workers: 2,
  use: {
    baseURL: 'http://127.0.0.1:4190',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `npx vite preview apps/web ${out} --port 4190 --strictPort --host 127.0.0.1`,
    cwd: '../../..',
    port: 4190,
    reuseExistingServer: false,
  },
});
