import { createHmac } from 'node:crypto';
import type { TestApi } from './api.js';

/** Settings of a phone line that nobody answers for: nothing of a test reaches further than this machine. */
export const PHONE_LINE = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'f'.repeat(32),
  TWILIO_BASE_URL: 'http://127.0.0.1:1',
  PHONE_NUMBER: '+358931000000',
  WHATSAPP_NUMBER: '+358931000001',
};

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** As Twilio signs: the whole URL, and every field with its value, sorted by name. */
export function signatureOf(url: string, fields: Fields, token: string = PHONE_LINE.TWILIO_AUTH_TOKEN): string {
  const signed = Object.keys(fields)
    .sort()
    .flatMap((name) => [...new Set([fields[name] ?? ''].flat())].sort().map((value) => name + value));
  return createHmac('sha1', token)
    .update(url + signed.join(''))
    .digest('base64');
}

export const formOf = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  ).toString();

/** A webhook as the provider sends it, rightly signed. @param path below `/webhooks/twilio` */
export async function webhook(api: TestApi, path: string, fields: Fields, headers: Record<string, string> = {}) {
  const url = `/webhooks/twilio${path}`;
  const answer = await api.app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': signatureOf(api.settings.publicBaseUrl + url, fields),
      ...headers,
    },
    payload: formOf(fields),
  });
  return { status: answer.statusCode, body: answer.payload, type: String(answer.headers['content-type'] ?? '') };
}
