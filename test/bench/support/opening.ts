import type { OpenedContact } from '#contracts';
import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client.js';
import { closedLoop } from './measure.js';
import { TextMaker } from '../seed/texts.js';

const texts = new TextMaker(1);

/** A resident's contact by REST, with an idempotency key, as the web sends it. */
export const openCase = (client: ApiClient): Promise<OpenedContact> =>
  client.call('POST', '/contacts', {
    body: { channel: 'web_form', text: texts.text(), language: 'fi', kind: 'problem' },
    key: randomUUID(),
  });

/** Opens many. @returns their tracking codes, in no order */
export async function openCases(client: ApiClient, count: number): Promise<string[]> {
  const codes: string[] = [];
  await closedLoop(16, count, async () => codes.push((await openCase(client)).case.trackingCode));
  return codes;
}
