import type { Page } from '@playwright/test';
import * as fixtures from '../src/testing/fixtures.js';

const CSP =
  "default-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

export type Answers = Record<string, unknown>;

/** Serves `/api/v1` from fixtures and puts the product's content security policy on the page, so that a breach fails the test. */
export async function canned(page: Page, answers: Answers): Promise<void> {
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/socket.io')) return route.fulfill({ status: 200, body: '' });
    if (pathname.startsWith('/api/v1')) {
      const path = pathname.slice('/api/v1'.length);
      const key = `${route.request().method()} ${path}`;
      if (key in answers) return route.fulfill({ json: answers[key] });
      return route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: '/problems/not-found', title: 'Ei löydy', status: 404, code: 'not-found' }),
      });
    }
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': CSP } });
  });
  await page.routeWebSocket(/socket\.io/, (socket) => void socket.close());
}

export const staff = (person: unknown, more: Answers = {}): Answers => ({
  'GET /me': person,
  'GET /cases': { items: fixtures.summaries },
  'GET /colleagues': fixtures.colleagues,
  'GET /people': { items: fixtures.people },
  'GET /policies': { policies: fixtures.policies },
  'GET /me/tokens': fixtures.tokens,
  'GET /me/phone': { phone: '+358401234567' },
  'GET /phone-blocks': { items: fixtures.blocks },
  ...more,
});
