import { describeTelephony, type TelephonyDriver } from '../../test/contract.js';
import { FakeTelephony } from './fake-telephony.js';

const LINE = '+358931000000';
const EERO = '+358401111111';
const URLS = { scriptUrl: 'https://linja.example.org/script', statusUrl: 'https://linja.example.org/status' };

function start(): Promise<TelephonyDriver> {
  let now = Date.UTC(2026, 10, 24, 8);
  const telephony = new FakeTelephony({ now: () => now });
  const { phones } = telephony;
  telephony.refuseNumber('+358400000000', 'invalid-number');
  telephony.refuseNumber('+358403333333', 'blocked-recipient');
  const soon = async (act: () => void) => act();
  const callIn = async (from: string | null) => phones.callIn(from, LINE);
  return Promise.resolve({
    telephony,
    line: LINE,
    people: [EERO, '+358402222222'],
    nobody: '+358400000000',
    stopped: '+358403333333',
    ...URLS,
    unknown: { callId: `CA${'f'.repeat(32)}`, recordingId: `RE${'f'.repeat(32)}` },
    now: () => now,
    pass: (ms) => soon(() => (now += ms)),
    answer: (callId) => soon(() => phones.answer(callId)),
    decline: (callId) => soon(() => phones.decline(callId)),
    ringOut: (callId) => soon(() => phones.ringOut(callId)),
    hangUp: (callId) => soon(() => phones.hangUp(callId)),
    callIn,
    writeIn: async (from, text) => phones.writeIn(from, LINE, text),
    leaveRecording: async () => {
      const callId = await callIn(EERO);
      const bytes = Buffer.from('RIFF: a voice');
      return { callId, recordingId: phones.record(callId, bytes, 7), bytes };
    },
    confer: async (name) => {
      const both = [await callIn(EERO), await callIn(null)] as const;
      both.forEach((callId) => phones.join(name, callId));
      return both;
    },
    inConference: async (name, callId) => {
      const inside = phones.conferences.get(name)?.get(callId);
      if (!inside) return 'out';
      return inside.held ? 'held' : 'heard';
    },
    loseNextAnswer: (request) => telephony.loseNextAnswer(request),
    progressOf: (callId) => phones.told.flatMap((told) => ('progress' in told && told.progress.callId === callId ? [told.progress] : [])),
    until: async (condition) => {
      if (!(await condition())) throw new Error('it is not so, and nothing in memory takes time');
    },
    stop: () => Promise.resolve(),
  });
}

describeTelephony('the fake', start);

describe('what a test may do to the fake', () => {
  const call = { to: EERO, from: LINE, ringSeconds: 25, ...URLS };

  it('refuses once, and does nothing', async () => {
    const telephony = new FakeTelephony();
    telephony.refuseNext('placeCall', 'rate-limited', 1_000);
    expect(await telephony.placeCall(call)).toEqual({ ok: false, refusal: 'rate-limited', retryAfterMs: 1_000 });
    expect(telephony.phones.calls.size).toBe(0);
    expect(await telephony.placeCall(call)).toMatchObject({ ok: true });
  });

  it('is slow until it is let go', async () => {
    const telephony = new FakeTelephony();
    const release = telephony.holdNext('placeCall');
    const slow = telephony.placeCall(call);
    expect(await telephony.placeCall({ ...call, to: '+358402222222' })).toMatchObject({ ok: true });
    expect([...telephony.phones.calls.values()].map((each) => each.to)).toEqual(['+358402222222']);
    release();
    expect(await slow).toMatchObject({ ok: true });
    expect(telephony.phones.calls.size).toBe(2);
  });

  it('keeps what it was asked, and where a call and a message stand', async () => {
    const telephony = new FakeTelephony();
    const placed = await telephony.placeCall(call);
    const message = { channel: 'sms', to: EERO, from: LINE, text: 'Hei', statusUrl: URLS.statusUrl } as const;
    const sent = await telephony.sendMessage(message);
    expect(telephony.asked).toEqual([
      { request: 'placeCall', with: [call] },
      { request: 'sendMessage', with: [message] },
    ]);
    const callId = placed.ok ? placed.callId : '';
    telephony.phones.answer(callId);
    await telephony.redirectCall(callId, 'https://linja.example.org/else');
    expect(telephony.phones.calls.get(callId)?.scriptUrl).toBe('https://linja.example.org/else');
    telephony.phones.messageBecomes(sent.ok ? sent.messageId : '', 'delivered');
    expect(telephony.phones.told.at(-1)).toEqual({ url: URLS.statusUrl, messageId: sent.ok && sent.messageId, state: 'delivered' });
  });
});
