import { createHmac } from 'node:crypto';

/**
 * The `X-Twilio-Signature` of a request: HMAC-SHA1 under the account's token, in Base64, of the URL followed by every field's
 * name and value in the order of the names.
 * Source: twilio.com/docs/usage/security#validating-requests. Pure.
 * @param url absolute, with its query, without its fragment
 * @param fields of the form; none for GET
 */
export function signatureOf(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).sort();
  const signed = names.reduce((text, name) => text + name + fields[name]!, url);
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}
