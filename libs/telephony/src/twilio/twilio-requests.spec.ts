import { PublishedRequests } from '../../test/published-requests.js';
import { StubProvider, type Captured } from '../../test/stub-provider.js';
import { TwilioTelephony } from './twilio-telephony.js';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const CALL = `CA${'1'.repeat(32)}`;
const RECORDING = `RE${'3'.repeat(32)}`;
const CONFERENCE = `CF${'5'.repeat(32)}`;
const RESIDENT = '+358401234567';
const LINE = '+358931000';
const SCRIPT = 'https://linja.example.org/webhooks/twilio/voice/ring?call=1&lang=fi';
const STATUS = 'https://linja.example.org/webhooks/twilio/voice/status?call=1';
const NOON = Date.UTC(2026, 10, 24, 12);

const published = new PublishedRequests();
let stub: StubProvider;
let telephony: TwilioTelephony;

beforeAll(async () => {
  stub = await StubProvider.start();
  telephony = new TwilioTelephony({ accountSid: ACCOUNT, authToken: 'secret', baseUrl: stub.baseUrl });
});
afterAll(() => stub.stop());
beforeEach(() => {
  stub.captured.length = 0;
  stub.behave = ({ method, path }) => {
    if (method === 'DELETE') return { status: 204 };
    if (path.endsWith('/Conferences.json')) return { body: { conferences: [{ sid: CONFERENCE, status: 'in-progress' }] } };
    if (method === 'GET' && /(Calls|Messages|Recordings)\.json$/.test(path)) return { body: { calls: [], messages: [], recordings: [] } };
    if (path.endsWith('/Messages.json')) return { status: 201, body: { sid: `SM${'4'.repeat(32)}`, status: 'queued' } };
    return { body: { sid: CALL, status: 'queued' } };
  };
});

const sent = (request: Captured | undefined) => ({
  ...Object.fromEntries(request?.query ?? []),
  ...Object.fromEntries([...new Set(request?.form.keys())].map((name) => [name, request?.form.getAll(name).join(' ')])),
});

const everything: [string, string[], () => Promise<unknown>][] = [
  [
    'places a call',
    ['CreateCall'],
    () => telephony.placeCall({ to: RESIDENT, from: LINE, scriptUrl: SCRIPT, statusUrl: STATUS, ringSeconds: 25 }),
  ],
  ['ends a call', ['UpdateCall'], () => telephony.endCall(CALL)],
  ['redirects a call', ['UpdateCall'], () => telephony.redirectCall(CALL, SCRIPT)],
  [
    'sends an SMS',
    ['CreateMessage'],
    () => telephony.sendMessage({ channel: 'sms', to: RESIDENT, from: LINE, text: 'Hei', statusUrl: STATUS }),
  ],
  [
    'sends a WhatsApp message',
    ['CreateMessage'],
    () => telephony.sendMessage({ channel: 'whatsapp', to: RESIDENT, from: LINE, text: 'Hei', statusUrl: STATUS }),
  ],
  ['finds a call', ['FetchCall'], () => telephony.findCall(CALL)],
  [
    'lists calls',
    ['ListCall', 'ListCall', 'ListCall'],
    () => telephony.listCalls({ from: LINE, to: RESIDENT, since: NOON, until: NOON + 1 }),
  ],
  [
    'lists messages',
    ['ListMessage', 'ListMessage'],
    () => telephony.listMessages({ channel: 'whatsapp', from: LINE, to: RESIDENT, since: NOON, until: NOON + 1 }),
  ],
  ['lists recordings', ['ListRecording'], () => telephony.listRecordings({ since: NOON })],
  ['deletes a recording', ['DeleteRecording'], () => telephony.deleteRecording(RECORDING)],
  ['holds', ['ListConference', 'UpdateParticipant'], () => telephony.hold('c-1', CALL, true, SCRIPT)],
  ['announces', ['ListConference', 'UpdateParticipant'], () => telephony.announce('c-1', CALL, SCRIPT)],
  ['takes out of a conference', ['ListConference', 'DeleteParticipant'], () => telephony.removeFromConference('c-1', CALL)],
];

it.each(everything)('%s as Twilio has published it', async (_, operations, ask) => {
  expect(await ask()).toMatchObject({ ok: true });
  const checked = stub.captured.map((request) => published.check(request));
  expect(checked.flatMap(({ problems }) => problems)).toEqual([]);
  expect(checked.map(({ id }) => id)).toEqual(operations);
  const basic = `Basic ${Buffer.from(`${ACCOUNT}:secret`).toString('base64')}`;
  expect(stub.captured.map((request) => request.headers.authorization)).toEqual(operations.map(() => basic));
});

it('says what is meant', async () => {
  await telephony.placeCall({ to: RESIDENT, from: LINE, scriptUrl: SCRIPT, statusUrl: STATUS, ringSeconds: 1 });
  expect(sent(stub.captured.at(-1))).toEqual({
    To: RESIDENT,
    From: LINE,
    Url: SCRIPT,
    StatusCallback: STATUS,
    StatusCallbackEvent: 'initiated ringing answered completed',
    Timeout: '5',
  });
  await telephony.endCall(CALL);
  expect(sent(stub.captured.at(-1))).toEqual({ Status: 'completed' });
  await telephony.sendMessage({ channel: 'whatsapp', to: RESIDENT, from: LINE, text: 'Hyvää & päivää 👋 + 1', statusUrl: STATUS });
  expect(sent(stub.captured.at(-1))).toEqual({
    To: `whatsapp:${RESIDENT}`,
    From: `whatsapp:${LINE}`,
    Body: 'Hyvää & päivää 👋 + 1',
    StatusCallback: STATUS,
  });
  await telephony.hold('c-1', CALL, true, SCRIPT);
  expect(sent(stub.captured.at(-1))).toEqual({ Hold: 'true', HoldUrl: SCRIPT, HoldMethod: 'POST' });
  await telephony.hold('c-1', CALL, false, SCRIPT);
  expect(sent(stub.captured.at(-1))).toEqual({ Hold: 'false' });
  await telephony.announce('c-1', CALL, SCRIPT);
  expect(sent(stub.captured.at(-1))).toEqual({ AnnounceUrl: SCRIPT, AnnounceMethod: 'POST' });
});

it('asks lists for whole days and whatever has no time yet', async () => {
  await telephony.listCalls({ to: RESIDENT, since: NOON, until: NOON + 1 });
  expect(stub.captured.map(sent)).toEqual([
    { To: RESIDENT, PageSize: '500', Status: 'queued' },
    { To: RESIDENT, PageSize: '500', Status: 'ringing' },
    { To: RESIDENT, PageSize: '500', 'StartTime>': '2026-11-24T00:00:00Z', 'StartTime<': '2026-11-26T00:00:00Z' },
  ]);
  stub.captured.length = 0;
  await telephony.listMessages({ channel: 'sms', since: NOON });
  expect(stub.captured.map(sent)).toEqual([{ PageSize: '500' }, { PageSize: '500', 'DateSent>': '2026-11-24T00:00:00Z' }]);
});

it('a conference that has ended holds nobody', async () => {
  stub.behave = () => ({ body: { conferences: [{ sid: CONFERENCE, status: 'completed' }] } });
  expect(await telephony.hold('c-1', CALL, true)).toEqual({ ok: false, refusal: 'gone' });
  expect(await telephony.removeFromConference('c-1', CALL)).toEqual({ ok: true });
  expect(await telephony.announce('c-1', CALL, SCRIPT)).toEqual({ ok: false, refusal: 'gone' });
  expect(stub.captured.map((request) => request.method)).toEqual(['GET', 'GET', 'GET']);
});

it('what cannot be right is not sent at all', async () => {
  const call = { from: LINE, scriptUrl: SCRIPT, statusUrl: STATUS, ringSeconds: 25 };
  const message = { channel: 'sms', to: RESIDENT, from: LINE, text: 'Hei', statusUrl: STATUS } as const;
  expect(await telephony.placeCall({ ...call, to: '112' })).toMatchObject({ refusal: 'invalid-number' });
  expect(await telephony.sendMessage({ ...message, to: 'whatsapp:+358401234567' })).toMatchObject({ refusal: 'invalid-number' });
  expect(await telephony.sendMessage({ ...message, text: 'x'.repeat(1_601) })).toMatchObject({ refusal: 'too-big' });
  expect(await telephony.findCall('../Messages')).toEqual({ ok: false, refusal: 'gone' });
  expect(await telephony.endCall(`${CALL}/x`)).toEqual({ ok: false, refusal: 'gone' });
  expect(await telephony.redirectCall('', SCRIPT)).toEqual({ ok: false, refusal: 'gone' });
  expect(await telephony.fetchRecording('x', 1)).toEqual({ ok: false, refusal: 'gone' });
  expect(await telephony.deleteRecording('x')).toEqual({ ok: true });
  expect(stub.captured).toEqual([]);
});

describe('the check itself', () => {
  const request = (changed: Partial<Captured>): Captured => ({
    method: 'POST',
    path: `/2010-04-01/Accounts/${ACCOUNT}/Calls.json`,
    query: new URLSearchParams(),
    form: new URLSearchParams({ To: RESIDENT, From: LINE }),
    headers: {},
    ...changed,
  });
  const form = (fields: Record<string, string>) => request({ form: new URLSearchParams({ To: RESIDENT, From: LINE, ...fields }) });

  it.each([
    ['as published', request({}), []],
    ['a field of tomorrow', form({ Tto: 'x' }), ['CreateCall form must NOT have additional properties']],
    ['a word for a number', form({ Timeout: 'long' }), ['CreateCall form/Timeout must be integer']],
    ['no URL', form({ Url: 'next' }), ['CreateCall form/Url must match format "uri"']],
    ['nobody', request({ form: new URLSearchParams({ From: LINE }) }), ["CreateCall form must have required property 'To'"]],
    ['an unknown path', request({ path: '/2010-04-01/Calls.json' }), ['nothing is published of POST /2010-04-01/Calls.json']],
  ])('%s', (_, given, problems) => {
    expect(published.check(given).problems).toEqual(problems);
  });

  it('was asked about every operation that it describes', async () => {
    for (const [, , ask] of everything) await ask();
    const used = new Set(stub.captured.map((captured) => published.check(captured).id));
    expect([...used].sort()).toEqual([...published.ids].sort());
  });
});
