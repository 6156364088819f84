import { randomBytes } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';

interface Opened {
  case: { trackingCode: string };
  residentKey: string;
}

/** A contact by the web form's call, for tests that begin later in the story. */
export async function openByForm(request: APIRequestContext, text: string): Promise<Opened> {
  const response = await request.post('/api/v1/contacts', {
    headers: { 'idempotency-key': randomBytes(16).toString('hex') },
    data: { channel: 'web_form', text, language: 'fi' },
  });
  expect(response.status()).toBe(201);
  return (await response.json()) as Opened;
}
