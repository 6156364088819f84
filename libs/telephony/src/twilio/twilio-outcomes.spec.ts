import { StubProvider, type Captured, type Reply } from '../../test/stub-provider.js';
import { refusedBy } from './twilio-answer.js';
import { TwilioHttp } from './twilio-http.js';
import { TwilioTelephony } from './twilio-telephony.js';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const CALL = `CA${'1'.repeat(32)}`;
const RECORDING = `RE${'3'.repeat(32)}`;
const NOON = Date.UTC(2026, 10, 24, 12);
/** For what never comes; everything else may take its time. */
const TIMEOUT_MS = 150;

let stub: StubProvider;
let telephony: TwilioTelephony;

const lineWith = (options: { timeoutMs?: number }) =>
  new TwilioTelephony({ accountSid: ACCOUNT, authToken: 'secret', baseUrl: stub.baseUrl, ...options });

beforeEach(async () => {
  stub = await StubProvider.start();
  telephony = lineWith({});
});
afterEach(() => stub.stop());

const place = () =>
  telephony.placeCall({
    to: '+358401234567',
    from: '+358931000',
    scriptUrl: 'https://l.example/a',
    statusUrl: 'https://l.example/b',
    ringSeconds: 25,
  });
const write = () =>
  telephony.sendMessage({ channel: 'sms', to: '+358401234567', from: '+358931000', text: 'Hei', statusUrl: 'https://l.example/b' });
const refusing = (status: number, code?: number, headers?: Reply['headers']) => {
  stub.behave = () => ({ status, body: { code, message: "The 'To' number +358401234567 is not valid", status }, headers });
};

describe('placing a call and sending a message are not repeatable', () => {
  it.each([
    [400, 21211, 'invalid-number'],
    [400, 21214, 'unreachable'],
    [400, 21610, 'blocked-recipient'],
    [400, 21215, 'not-permitted'],
    [401, 20003, 'bad-credentials'],
    [400, 99999, 'provider-error'],
  ])('status %d, code %d: %s, and only its code is told', async (status, code, refusal) => {
    refusing(status, code);
    expect(await place()).toEqual({ ok: false, refusal, code: String(code) });
    expect(await write()).toEqual({ ok: false, refusal, code: String(code) });
  });

  it.each([
    ['as long as they say', { 'retry-after': '7' }, 7_000],
    ['a little, when they do not', undefined, 2_000],
    ['an hour at most', { 'retry-after': '999999' }, 3_600_000],
    ['a little, when it is no number of seconds', { 'retry-after': 'Tue, 24 Nov 2026 08:00:00 GMT' }, 2_000],
  ])('too many requests: wait %s', async (_, headers, retryAfterMs) => {
    refusing(429, 20429, headers);
    expect(await place()).toEqual({ ok: false, refusal: 'rate-limited', code: '20429', retryAfterMs });
    expect(stub.captured).toHaveLength(1);
  });

  it.each<[string, StubProvider['behave'], string]>([
    ['an error of theirs', () => ({ status: 500, body: { code: 20500 } }), '20500'],
    ['an error of something between', () => ({ status: 502, body: '<html>Bad gateway</html>' }), '502'],
    ['a broken connection', () => 'reset', 'ECONNRESET'],
    ['a yes that cannot be read', () => ({ status: 201, body: '<html>ok</html>' }), 'unreadable'],
    ['a yes to nothing', () => ({ status: 201, body: { sid: 'x' } }), 'unreadable'],
  ])('%s: nobody knows, and it is asked once', async (_, behave, code) => {
    stub.behave = behave;
    expect(await place()).toEqual({ ok: false, refusal: 'unknown-outcome', code });
    expect(await write()).toEqual({ ok: false, refusal: 'unknown-outcome', code });
    expect(stub.captured).toHaveLength(2);
  });

  it('silence: nobody knows, and it is asked once', async () => {
    telephony = lineWith({ timeoutMs: TIMEOUT_MS });
    stub.behave = () => 'silence';
    expect(await place()).toEqual({ ok: false, refusal: 'unknown-outcome', code: 'timeout' });
    expect(await write()).toEqual({ ok: false, refusal: 'unknown-outcome', code: 'timeout' });
    expect(stub.captured).toHaveLength(2);
  });

  it('an answer that trickles ends at the same limit', async () => {
    telephony = lineWith({ timeoutMs: TIMEOUT_MS });
    const timers: NodeJS.Timeout[] = [];
    stub.behave = (_, response) => {
      response.writeHead(201, { 'content-type': 'application/json' });
      timers.push(setInterval(() => response.write(' '), TIMEOUT_MS / 5));
      return 'silence';
    };
    expect(await place()).toEqual({ ok: false, refusal: 'unknown-outcome', code: 'timeout' });
    timers.forEach(clearInterval);
  });

  it('nobody there: nothing can have been done, and it may be tried again', async () => {
    await stub.stop();
    expect(await place()).toEqual({ ok: false, refusal: 'provider-error', code: 'ECONNREFUSED', retryAfterMs: 2_000 });
    stub = await StubProvider.start();
  });
});

describe('what may be repeated has no unknown outcome', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['ending', () => telephony.endCall(CALL)],
    ['finding', () => telephony.findCall(CALL)],
    ['listing', () => telephony.listCalls({ since: 0 })],
    ['fetching', () => telephony.fetchRecording(RECORDING, 10)],
    ['deleting', () => telephony.deleteRecording(RECORDING)],
    ['holding', () => telephony.hold('c', CALL, true)],
  ])('%s', async (_, ask) => {
    stub.behave = () => ({ status: 503, body: {} });
    expect(await ask()).toEqual({ ok: false, refusal: 'provider-error', code: '503', retryAfterMs: 2_000 });
    stub.behave = () => 'reset';
    expect(await ask()).toEqual({ ok: false, refusal: 'provider-error', code: 'ECONNRESET', retryAfterMs: 2_000 });
  });

  it('redirecting is none of it: the call may have gone on meanwhile', async () => {
    stub.behave = () => 'reset';
    expect(await telephony.redirectCall(CALL, 'https://l.example/a')).toMatchObject({ refusal: 'unknown-outcome' });
  });
});

describe('what is over already', () => {
  it('a call has ended: fine for ending it, gone for redirecting it', async () => {
    refusing(400, 21220);
    expect(await telephony.endCall(CALL)).toEqual({ ok: true });
    expect(await telephony.redirectCall(CALL, 'https://l.example/a')).toMatchObject({ refusal: 'gone' });
  });

  it('there is no such thing', async () => {
    refusing(404, 20404);
    expect(await telephony.endCall(CALL)).toMatchObject({ refusal: 'gone' });
    expect(await telephony.findCall(CALL)).toMatchObject({ refusal: 'gone' });
    expect(await telephony.fetchRecording(RECORDING, 10)).toMatchObject({ refusal: 'gone', code: '20404' });
    expect(await telephony.deleteRecording(RECORDING)).toEqual({ ok: true });
  });
});

describe('lists', () => {
  const record = (index: number, created: number | null) => ({
    sid: `CA${String(index).padStart(32, '0')}`,
    status: created === null ? 'queued' : 'completed',
    direction: 'inbound',
    from: index % 2 ? '+266696687' : '+358401234567',
    to: '+358931000',
    duration: '12',
    date_created: created === null ? null : new Date(created).toUTCString(),
    end_time: created === null ? null : new Date(created + 12_000).toUTCString(),
  });
  /** Pages of 500, as far as `count` reaches, of calls one second apart, newest first; `queued` ones only when asked for. */
  const pages =
    (count: number, queued: object[] = []) =>
    ({ query }: Captured): Reply => {
      if (query.get('Status') !== null) return { body: { calls: query.get('Status') === 'queued' ? queued : [] } };
      const page = Number(query.get('Page') ?? 0);
      const from = page * 500;
      const calls = Array.from({ length: Math.min(500, count - from) }, (_, index) => record(from + index, NOON - (from + index) * 1_000));
      const next = from + 500 < count ? `/2010-04-01/Accounts/${ACCOUNT}/Calls.json?Page=${page + 1}` : null;
      return { body: { calls, next_page_uri: next } };
    };

  it('are read to their end, hidden numbers hidden', async () => {
    stub.behave = pages(1_200);
    const listed = await telephony.listCalls({ since: NOON - 1_199_000 });
    expect(listed).toMatchObject({ ok: true, complete: true });
    const items = listed.ok ? listed.items : [];
    expect(items).toHaveLength(1_200);
    expect(items[0]).toEqual({
      id: record(0, NOON).sid,
      direction: 'incoming',
      from: '+358401234567',
      to: '+358931000',
      state: 'completed',
      createdAt: NOON,
      endedAt: NOON + 12_000,
      durationSeconds: 12,
    });
    expect(items[1]?.from).toBeNull();
  });

  it('hold what was asked for and no more', async () => {
    stub.behave = pages(10);
    const listed = await telephony.listCalls({ since: NOON - 5_000, until: NOON - 1_000 });
    expect(listed.ok && listed.items.map((call) => call.createdAt)).toEqual([NOON - 2_000, NOON - 3_000, NOON - 4_000, NOON - 5_000]);
  });

  it('hold what has no time yet, and everything once', async () => {
    stub.behave = pages(2, [record(7, null), record(1, null)]);
    const listed = await telephony.listCalls({ since: NOON - 60_000 });
    expect(listed.ok && listed.items.map((call) => [call.id.at(-1), call.state])).toEqual([
      ['7', 'starting'],
      ['0', 'completed'],
      ['1', 'completed'],
    ]);
  });

  it('end somewhere, and say so', async () => {
    stub.behave = pages(1_000_000);
    const listed = await telephony.listCalls({ since: 0 });
    expect(listed).toMatchObject({ ok: true, complete: false });
    expect(listed.ok && listed.items).toHaveLength(5_000);
    expect(stub.captured).toHaveLength(12);
  });

  it('of messages hold one channel, and those that were not sent yet', async () => {
    const message = (index: number, to: string, status: string) => ({
      sid: `SM${String(index).padStart(32, '0')}`,
      direction: 'outbound-api',
      from: '+358931000',
      to,
      status,
      body: 'Hei',
      date_created: new Date(NOON - index * 1_000).toUTCString(),
    });
    const sms = message(1, '+358401234567', 'delivered');
    const queued = message(0, '+358401234567', 'queued');
    const whatsapp = message(2, 'whatsapp:+358401234567', 'read');
    stub.behave = ({ query }) => ({ body: { messages: query.has('DateSent>') ? [sms, whatsapp] : [queued, sms, whatsapp] } });
    const listed = await telephony.listMessages({ channel: 'sms', since: NOON - 60_000 });
    expect(listed.ok && listed.items.map((each) => [each.id, each.state])).toEqual([
      [queued.sid, 'queued'],
      [sms.sid, 'delivered'],
    ]);
    const other = await telephony.listMessages({ channel: 'whatsapp', since: NOON - 60_000 });
    expect(other.ok && other.items).toEqual([
      {
        id: whatsapp.sid,
        direction: 'outgoing',
        channel: 'whatsapp',
        from: '+358931000',
        to: '+358401234567',
        text: 'Hei',
        state: 'read',
        createdAt: NOON - 2_000,
      },
    ]);
  });

  it('of recordings hold those that have a sound', async () => {
    const recording = (index: number, status: string) => ({
      sid: `RE${String(index).padStart(32, '0')}`,
      call_sid: CALL,
      status,
      duration: '9',
      date_created: new Date(NOON).toUTCString(),
    });
    stub.behave = () => ({ body: { recordings: [recording(1, 'completed'), recording(2, 'processing'), recording(3, 'absent')] } });
    const listed = await telephony.listRecordings({ since: NOON });
    expect(listed.ok && listed.items).toEqual([
      { id: recording(1, '').sid, callId: CALL, createdAt: NOON, durationSeconds: 9, ready: true },
      { id: recording(2, '').sid, callId: CALL, createdAt: NOON, durationSeconds: 9, ready: false },
    ]);
  });
});

describe('the sound of a recording', () => {
  const sound = Buffer.from([0x52, 0x49, 0x46, 0x46, 0xff, 0x00, 0x80]);
  beforeEach(() => {
    stub.behave = () => ({ body: sound, headers: { 'content-type': 'audio/x-wav' } });
  });

  it('comes byte by byte, with our credentials', async () => {
    expect(await telephony.fetchRecording(RECORDING, sound.length)).toEqual({ ok: true, bytes: sound, contentType: 'audio/x-wav' });
    expect(stub.captured.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual([
      [
        'GET',
        `/2010-04-01/Accounts/${ACCOUNT}/Recordings/${RECORDING}.wav`,
        `Basic ${Buffer.from(`${ACCOUNT}:secret`).toString('base64')}`,
      ],
    ]);
  });

  it('is not read beyond what was allowed', async () => {
    expect(await telephony.fetchRecording(RECORDING, sound.length - 1)).toEqual({ ok: false, refusal: 'too-big' });
  });

  it('is not fetched from wherever an answer leads to', async () => {
    stub.behave = ({ path }) => (path === '/else' ? { body: sound } : { status: 302, headers: { location: `${stub.baseUrl}/else` } });
    expect(await telephony.fetchRecording(RECORDING, 100)).toMatchObject({ ok: false, refusal: 'provider-error', code: '302' });
    expect(stub.captured).toHaveLength(1);
  });
});

describe('nobody else is asked', () => {
  const http = new TwilioHttp({ baseUrl: 'http://127.0.0.1:9' });
  it.each([
    'https://api.twilio.com.example.org/x',
    'https://twilio.com.example.org/x',
    'https://eviltwilio.com/x',
    'http://api.twilio.com/x',
    'https://api.twilio.com:8443/x',
    'https://example.org/x?api.twilio.com',
    'http://169.254.169.254/latest',
  ])('%s', async (uri) => {
    await expect(http.request({ method: 'get', uri })).rejects.toThrow('not a host of Twilio');
    await expect(http.bytes(uri, { username: 'a', password: 'b' }, 1)).rejects.toThrow('not a host of Twilio');
  });

  it('not even when the next page of a list is said to be there', async () => {
    stub.behave = () => ({ body: { calls: [], meta: { next_page_url: 'https://example.org/next' } } });
    await expect(telephony.listCalls({ since: 0 })).rejects.toThrow('not a host of Twilio');
  });
});

it('a mistake of ours is no outcome', () => {
  const mistake = new TypeError('x is not a function');
  expect(() => refusedBy(mistake, true)).toThrow(mistake);
});
