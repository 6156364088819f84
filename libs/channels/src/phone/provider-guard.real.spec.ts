import { startTestApi, type TestApi } from '#testing/api';
import { formOf, PHONE_LINE, signatureOf, type Fields } from '#testing/webhooks';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';

const PUBLIC = 'https://linja.example.org';
const PATH = '/webhooks/twilio/sms/incoming';
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';
let api: TestApi;
let port = 0;
let made = 0;
beforeAll(async () => {
  api = await startTestApi({ ...PHONE_LINE, PUBLIC_BASE_URL: PUBLIC });
  await api.app.listen(0, '127.0.0.1');
  port = (api.app.getHttpServer().address() as AddressInfo).port;
}, 60_000);
afterAll(() => api.close());

/** As it goes over the wire: nothing is put in order by a client library. */
function post(path: string, body: string | Buffer, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const text = (): Fields => ({
  MessageSid: `SM${(made += 1).toString(16).padStart(32, '0')}`,
  From: '+358401234567',
  To: PHONE_LINE.PHONE_NUMBER,
  Body: 'Hei +ääkköset&=',
});
const count = async () => Number((await api.sql('SELECT count(*) FROM phone_incoming'))[0]!['count']);

interface Sent {
  fields: Fields;
  url: string;
  signature: string | undefined;
  headers: Record<string, string>;
  body?: string;
}
const rightly = (): Sent => {
  const fields = text();
  return { fields, url: PATH, signature: signatureOf(PUBLIC + PATH, fields), headers: {} };
};
const send = ({ fields, url, signature, headers, body = formOf(fields) }: Sent) =>
  post(url, body, { 'content-type': FORM, ...(signature === undefined ? {} : { 'x-twilio-signature': signature }), ...headers });

it.each<[string, (sent: Sent) => Sent, number]>([
  ['rightly signed', (sent) => sent, 200],
  ['for another host: what a caller says of it does not count', (sent) => ({ ...sent, headers: { host: 'evil.example.org' } }), 200],
  [
    'forwarded headers do not count',
    (sent) => ({ ...sent, headers: { 'x-forwarded-host': 'evil.example.org', 'x-forwarded-proto': 'http' } }),
    200,
  ],
  ['signed with port 443', (sent) => ({ ...sent, signature: signatureOf(`${PUBLIC}:443${PATH}`, sent.fields) }), 200],
  ['no signature', (sent) => ({ ...sent, signature: undefined }), 403],
  ['an empty signature', (sent) => ({ ...sent, signature: '' }), 403],
  ['a wrong signature', (sent) => ({ ...sent, signature: signatureOf(PUBLIC + PATH, { ...sent.fields, Body: 'Hoi' }) }), 403],
  ['another token', (sent) => ({ ...sent, signature: signatureOf(PUBLIC + PATH, sent.fields, 'e'.repeat(32)) }), 403],
  ['signed for http', (sent) => ({ ...sent, signature: signatureOf(`http://linja.example.org${PATH}`, sent.fields) }), 403],
  [
    'signed for the host that the request names',
    (sent) => ({
      ...sent,
      signature: signatureOf(`https://evil.example.org${PATH}`, sent.fields),
      headers: { host: 'evil.example.org', 'x-forwarded-host': 'evil.example.org' },
    }),
    403,
  ],
  [
    'signed for another path',
    (sent) => ({ ...sent, signature: signatureOf(`${PUBLIC}/webhooks/twilio/voice/incoming`, sent.fields) }),
    403,
  ],
  ['a query was added', (sent) => ({ ...sent, url: `${PATH}?x=1` }), 403],
  ['a field was added', (sent) => ({ ...sent, body: `${formOf(sent.fields)}&NumMedia=0` }), 403],
  ['a field was repeated with another value', (sent) => ({ ...sent, body: `${formOf(sent.fields)}&Body=muuta` }), 403],
  ['a field was taken away', (sent) => ({ ...sent, body: formOf({ ...sent.fields, Body: [] }) }), 403],
  ['a form that says it is JSON', (sent) => ({ ...sent, headers: { 'content-type': 'application/json' }, body: '{"a":1}' }), 403],
])('%s', async (_name, change, status) => {
  const before = await count();
  expect(await send(change(rightly()))).toBe(status);
  expect(await count()).toBe(before + (status === 200 ? 1 : 0));
});

it('JSON is genuine with the hash of its very bytes, and then is no text', async () => {
  const body = Buffer.from('{"a": "ä"}');
  const url = (hash: string) => `${PATH}?bodySHA256=${hash}`;
  const right = url(createHash('sha256').update(body).digest('hex'));
  const as = (path: string, bytes: Buffer) =>
    post(path, bytes, { 'content-type': 'application/json', 'x-twilio-signature': signatureOf(PUBLIC + path, {}) });
  expect(await as(right, body)).toBe(400);
  expect(await as(right, Buffer.from('{"a": "ö"}'))).toBe(403);
  expect(await as(url('0'.repeat(64)), body)).toBe(403);
  expect(await as(PATH, body)).toBe(403);
});

it('more than 64 kB, or more fields than any webhook has, is not read', async () => {
  const before = await count();
  expect(await send({ ...rightly(), body: `Body=${'a'.repeat(65 * 1024)}` })).toBe(413);
  const many = Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`f${n}`, '1']));
  expect(await send({ ...rightly(), fields: many, signature: signatureOf(PUBLIC + PATH, many) })).toBe(403);
  expect(await count()).toBe(before);
});

it('the same request a hundred times has one effect', async () => {
  const before = await count();
  const sent = rightly();
  for (let n = 0; n < 10; n += 1) expect(await Promise.all(Array.from({ length: 10 }, () => send(sent)))).toEqual(Array(10).fill(200));
  expect(await count()).toBe(before + 1);
});

it('other routes read their bodies as before', async () => {
  const large = JSON.stringify({ channel: 'web_form', text: 'ä'.repeat(9_000) });
  expect(await post('/api/v1/contacts', large, { 'content-type': 'application/json', origin: PUBLIC })).toBe(201);
});

it('every webhook asks who sent it', async () => {
  const routes = api.routes.filter((route) => route.includes('/webhooks/'));
  expect(routes.length).toBeGreaterThan(1);
  for (const route of routes) {
    const [method, path] = route.split(' ') as [string, string];
    if (method === 'post') expect([route, await post(path, 'a=1', { 'content-type': FORM })]).toEqual([route, 403]);
    else expect(method).toBe('head');
  }
});
