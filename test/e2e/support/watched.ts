import type { Page } from '@playwright/test';

/**
 * Collects what a browser complains about: console errors (a breach of the content security policy is one) and uncaught
 * exceptions. Answers that a page asked for knowing that they may be refused are given as `expected` statuses.
 */
export function complaintsOf(page: Page, expected: readonly number[] = []): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const status = Number(/status of (\d+)/.exec(message.text())?.[1]);
    if (!expected.includes(status)) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}
