import { createHash, createHmac } from 'node:crypto';
import { parseForm, type Form } from './form.js';
import { isFromTwilio, type SignatureKey, type SignedRequest } from './twilio-signature.js';

const authToken = '0123456789abcdef0123456789abcdef';
const key: SignatureKey = { authToken, publicBaseUrl: 'https://linja.example.org' };
const path = '/webhooks/twilio/voice/incoming?case=1&lang=fi';
const fields = { CallSid: 'CA1', From: '+358401234567', Body: 'Hyvää päivää 👋 a+b & c', Empty: '' };

/** As Twilio's documentation describes it, written down here once more. */
function sign(url: string, form: Form = {}, token = authToken): string {
  const signed = Object.keys(form)
    .sort()
    .flatMap((name) => [...new Set([form[name]!].flat())].sort().map((value) => name + value));
  return createHmac('sha1', token)
    .update(url + signed.join(''), 'utf8')
    .digest('base64');
}
const request = (changed: Partial<SignedRequest> = {}): SignedRequest => ({
  originalUrl: path,
  signature: sign(key.publicBaseUrl + path, fields),
  body: { form: fields },
  ...changed,
});

describe('the vectors that Twilio has published', () => {
  const published = { authToken: '12345', publicBaseUrl: 'https://mycompany.com' };

  it('form', () => {
    const form = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
    expect(isFromTwilio({ originalUrl: '/myapp.php?foo=1&bar=2', signature, body: { form } }, published)).toBe(true);
    expect(isFromTwilio({ originalUrl: '/myapp.php?foo=1&bar=3', signature, body: { form } }, published)).toBe(false);
  });

  it('body by its hash', () => {
    const originalUrl = '/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620';
    const signature = 'a9nBmqA0ju/hNViExpshrM61xv4=';
    const raw = Buffer.from('{"property": "value", "boolean": true}');
    expect(isFromTwilio({ originalUrl, signature, body: { raw } }, published)).toBe(true);
    expect(isFromTwilio({ originalUrl, signature, body: { raw: Buffer.concat([raw, Buffer.from(' ')]) } }, published)).toBe(false);
  });
});

it('believes what was signed', () => {
  expect(isFromTwilio(request(), key)).toBe(true);
});

describe('signature', () => {
  const right = request().signature!;
  it.each<[string, SignedRequest['signature']]>([
    ['absent', undefined],
    ['empty', ''],
    ['of something else', sign('https://linja.example.org/else', fields)],
    ['by another token', sign(key.publicBaseUrl + path, fields, 'f'.repeat(32))],
    ['one letter off', `${right[0] === 'A' ? 'B' : 'A'}${right.slice(1)}`],
    ['cut short', right.slice(0, -1)],
    ['with something after it', `${right} `],
    ['sent twice', `${right}, ${right}`],
    ['in another alphabet', Buffer.from(right, 'base64').toString('hex')],
    ['a list, as an untyped caller might pass it', [right] as unknown as string],
  ])('%s: refused', (_, signature) => {
    expect(isFromTwilio(request({ signature }), key)).toBe(false);
  });

  it('without a token of ours nothing is believed, not even what was signed without one', () => {
    const unsigned = request({ signature: sign(key.publicBaseUrl + path, fields, '') });
    expect(isFromTwilio(unsigned, { ...key, authToken: '' })).toBe(false);
  });
});

describe('where it was sent to', () => {
  const to = (base: string, originalUrl = path) => request({ signature: sign(base + originalUrl, fields), originalUrl });
  it.each([
    ['https://linja.example.org:443', true],
    ['http://linja.example.org', false],
    ['https://linja.example.org:8443', false],
    ['https://other.example.org', false],
    ['https://LINJA.example.org', false],
    ['https://linja.example.org/prefix', false],
    ['https://user:pw@linja.example.org', false],
    ['', false],
  ])('%s: %s', (base, believed) => {
    expect(isFromTwilio(to(base), key)).toBe(believed);
  });

  it('the other way round: our setting names port 443, Twilio signed without', () => {
    expect(isFromTwilio(to('https://linja.example.org'), { ...key, publicBaseUrl: 'https://linja.example.org:443' })).toBe(true);
  });

  it.each([
    ['/webhooks/twilio/voice/incoming?case=2&lang=fi'],
    ['/webhooks/twilio/voice/incoming?lang=fi&case=1'],
    ['/webhooks/twilio/voice/incoming?case=1&lang=fi&more=1'],
    ['/webhooks/twilio/voice/incoming'],
    ['/voice/incoming?case=1&lang=fi'],
    ['/webhooks/twilio/voice/incoming/?case=1&lang=fi'],
    ['https://linja.example.org/webhooks/twilio/voice/incoming?case=1&lang=fi'],
    ['@other.example.org/webhooks/twilio/voice/incoming'],
    ['.example.org/'],
    ['//'],
    ['/%'],
    [''],
  ])('a signature of one URL is none of %j', (originalUrl) => {
    expect(isFromTwilio(request({ originalUrl }), key)).toBe(false);
  });

  it('a fragment is never sent, and never signed', () => {
    expect(isFromTwilio(request({ originalUrl: `${path}#rc=2&rt=9000` }), key)).toBe(true);
    expect(isFromTwilio(to(key.publicBaseUrl, `${path}#rc=2`), key)).toBe(false);
  });

  it.each(["/w?name=O'Brien", '/w?q=a%20b+c', '/w?q=%C3%A4', '/w?x', '/w?'])('%s is checked letter by letter', (originalUrl) => {
    expect(isFromTwilio(to(key.publicBaseUrl, originalUrl), key)).toBe(true);
  });
});

describe('what was sent', () => {
  it.each<[string, Form]>([
    ['a field more', { ...fields, Digits: '1' }],
    ['an empty field more', { ...fields, Digits: '' }],
    ['a field less', { CallSid: 'CA1', From: '+358401234567', Empty: '' }],
    ['another value', { ...fields, From: '+358401234568' }],
    ['a plus that became a space', { ...fields, Body: fields.Body.replace('+', ' ') }],
    ['a field twice with another value', { ...fields, From: ['+358401234567', '+358401234568'] }],
    ['no fields', {}],
  ])('%s: refused', (_, form) => {
    expect(isFromTwilio(request({ body: { form } }), key)).toBe(false);
  });

  it('a form that became a body of bytes is refused, and so is none', () => {
    expect(isFromTwilio(request({ body: { raw: Buffer.from(new URLSearchParams(fields).toString()) } }), key)).toBe(false);
    expect(isFromTwilio(request({ body: undefined }), key)).toBe(false);
  });

  it('a field that Twilio sends with several values counts once per value, in any order', () => {
    const form = { ...fields, Tag: ['b', 'a', 'b'] };
    const signature = sign(key.publicBaseUrl + path, form);
    expect(isFromTwilio(request({ signature, body: { form } }), key)).toBe(true);
    expect(isFromTwilio(request({ signature, body: { form: { ...form, Tag: ['a', 'b'] } } }), key)).toBe(true);
    expect(isFromTwilio(request({ signature, body: { form: { ...form, Tag: 'a' } } }), key)).toBe(false);
  });

  it('survives the wire: encoded, sent and parsed again', () => {
    const form = parseForm(new URLSearchParams(fields).toString())!;
    expect(isFromTwilio(request({ body: { form } }), key)).toBe(true);
  });

  it('without a body the URL alone is signed', () => {
    expect(isFromTwilio({ originalUrl: path, signature: sign(key.publicBaseUrl + path) }, key)).toBe(true);
  });
});

describe('a body by its hash', () => {
  const raw = Buffer.from('{"text":"Hyvää päivää 👋"}');
  const hash = createHash('sha256').update(raw).digest('hex');
  const at = (query: string, body = raw): boolean => {
    const originalUrl = `/webhooks/twilio/x?a=1${query}`;
    return isFromTwilio({ originalUrl, signature: sign(key.publicBaseUrl + originalUrl), body: { raw: body } }, key);
  };

  it.each<[string, boolean, boolean]>([
    ['right', at(`&bodySHA256=${hash}`), true],
    ['absent', at(''), false],
    ['empty', at('&bodySHA256='), false],
    ['of another body', at(`&bodySHA256=${'0'.repeat(64)}`), false],
    ['in capitals', at(`&bodySHA256=${hash.toUpperCase()}`), false],
    ['twice, the first wrong', at(`&bodySHA256=00&bodySHA256=${hash}`), false],
    ['of a body that was changed', at(`&bodySHA256=${hash}`, Buffer.from(raw.toString().replace('ää', 'aa'))), false],
    ['of a body that was emptied', at(`&bodySHA256=${hash}`, Buffer.alloc(0)), false],
    ['of bytes that are no text', at(`&bodySHA256=${hash}`, Buffer.from([0xff, 0xfe])), false],
  ])('%s', (_, believed, expected) => {
    expect(believed).toBe(expected);
  });
});
